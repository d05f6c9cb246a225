from .base import Stamped
from .order import Invoice, Line, Order

__all__ = [
    "Invoice",
    "Line",
    "Order",
    "Stamped",
]
