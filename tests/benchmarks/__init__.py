"""`make bench`: what each public page costs, beside a Django view that does nothing."""
