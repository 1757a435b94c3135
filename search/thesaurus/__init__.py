"""Words that stand for one another: `terms.yaml` and `places.yaml` are what the site brings, editors own them afterwards."""
