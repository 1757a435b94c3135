"""`make screenshots`: each page type and state, photographed; contact sheets and the handbooks' pictures in docs/screenshots/."""
