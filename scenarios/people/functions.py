"""Guesses a unit's function from its name.

Marketing, sales, service, operations, development, it, hr or finance. It decides who faces customers and who works in
the front team. A file can always give it.
"""

from __future__ import annotations

import re

from scenarios.people.keys import fold_letters

# In the order in which they are tried: "IT service" is IT, "sales operations" is sales.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "hr",
        "human resource|personnel|personal(?!i)|people|talent|recruit|payroll|recursos humanos|rrhh|"
        "ressources humaines|risorse umane|hr|rh|culture",
    ),
    (
        "it",
        "information tech|informatik|informatique|informatica|informatics|it|edv|ict|computing|"
        "systems administration|infrastructure|helpdesk|help desk|cyber|data platform",
    ),
    (
        "marketing",
        "marketing|mkt|brand|communication|kommunikation|public relations|pr|advertis|werbung|media|publicit|comunica",
    ),
    (
        "service",
        "customer|kundendienst|kundenservice|service|support|call ?cent|contact cent|servicio|servizio|"
        "atencion|apres vente|after ?sales|klantenservice",
    ),
    (
        "sales",
        "sales|vertrieb|verkauf|account manag|key account|ventas|vente|commercial|vendite|venda|verkoop|"
        "forsaljning|salg|sprzedaz|business development|retail|field",
    ),
    (
        "development",
        "research|r ?& ?d|rnd|r and d|development|entwicklung|forschung|engineer|konstruktion|design|"
        "developpement|desarrollo|sviluppo|innovation|laborator|product manag|software|ontwikkeling",
    ),
    (
        "finance",
        "financ|finanz|accounting|buchhaltung|rechnungswesen|controlling|treasury|comptab|contab|tax|audit|"
        "credit|legal|steuern",
    ),
    (
        "operations",
        "operation|production|produktion|fertigung|manufactur|logisti|supply|warehouse|lager|plant|werk|"
        "purchas|einkauf|procurement|achats|compras|quality|qualitat|maintenance|instandhaltung|assembly|"
        "montage|betrieb|facilit|fabric|produccion|produzione|planning|shipping|versand|delivery",
    ),
)
_SHORT = 3  # words this short count only as whole words: "it" is not in "unit"


def function_of(unit: str) -> str:
    """Return the function of a unit by its name; "other" where the name does not show it.

    >>> function_of("Vertrieb Süd"), function_of("IT Service Desk"), function_of("Branch 69")
    ('sales', 'it', 'other')
    """
    text = " ".join(re.sub(r"[^\w&]+", " ", fold_letters(unit)).split())
    for function, pattern in _COMPILED:
        if pattern.search(text):
            return function
    return "other"


def _pattern(words: str) -> re.Pattern[str]:
    parts = [rf"\b{word}\b" if len(word) <= _SHORT else rf"\b{word}" for word in words.split("|")]
    return re.compile("|".join(parts))


_COMPILED = tuple((function, _pattern(words)) for function, words in _WORDS)
