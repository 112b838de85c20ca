"""Peers that answer the same questions as the service, each behind the server that it is run with."""
