"""Datasets that most communes, EPCI and associations hold, to be ticked."""
