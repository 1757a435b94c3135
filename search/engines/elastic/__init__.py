"""The engine that asks an Elasticsearch: our tokens and facts are there, the words that a reader sees are not."""

from search.engines.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine"]
