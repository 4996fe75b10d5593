"""What a page carries inside: scripts, styles, Leaflet, fonts."""
