"""Every error that a person may meet, in one family; each message is a sentence with what, which and what to do.

JicengError (500)
├── InputError (422)          a file or an argument that cannot be used
├── NotFoundError (404)       a node, article or place that is not there
├── QueryError (400)          Cypher that does not parse or fails
├── ForbiddenQueryError (403) Cypher that writes, or reaches outside the graph
├── LimitError (408)          a query stopped by its time, row or memory limit
└── StoreError (503)          the store cannot be reached, started or written
"""


class JicengError(Exception):
    """The root of the family; `status` is the HTTP status, `kind` the word in the JSON error."""

    status = 500
    kind = "error"


class InputError(JicengError):
    """A file or an argument that cannot be used."""

    status = 422
    kind = "input"


class NotFoundError(JicengError):
    """A node, article or place that is not there."""

    status = 404
    kind = "not_found"


class QueryError(JicengError):
    """Cypher that does not parse or fails."""

    status = 400
    kind = "query"


class ForbiddenQueryError(JicengError):
    """Cypher that writes, or reaches outside the graph."""

    status = 403
    kind = "forbidden_query"


class LimitError(JicengError):
    """A query stopped by its time, row or memory limit."""

    status = 408
    kind = "limit"


class StoreError(JicengError):
    """The store cannot be reached, started or written."""

    status = 503
    kind = "store"
