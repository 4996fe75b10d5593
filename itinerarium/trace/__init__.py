"""Atlas -> routes as lines on the globe, with their lengths and the box round them."""
