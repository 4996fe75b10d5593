"""What a page contains as text: scripts, style sheets, Leaflet, fonts."""
