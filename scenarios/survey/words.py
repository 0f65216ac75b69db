"""Words by which a survey's columns, questions and answers are understood.

Everything is compared without case, accents and signs (`fold_words`).
"""

from __future__ import annotations

import re

from scenarios.people.keys import fold_letters

MEASURES = {
    "openness": "openness",
    "trust": "trust in leaders",
    "peer_trust": "trust in colleagues",
    "skill": "skill",
    "knows_who": "knowing who knows what",
}
"""What a survey can set -> its name for people."""

ALIASES = {
    "trust_in_leaders": "trust",
    "trust_leaders": "trust",
    "leaders": "trust",
    "trust_in_colleagues": "peer_trust",
    "trust_colleagues": "peer_trust",
    "colleagues": "peer_trust",
    "who_knows_what": "knows_who",
    "knowing_who_knows_what": "knows_who",
}
"""Other names that a mapping file may use."""

QUESTIONS: dict[str, tuple[str, ...]] = {
    "knows_who": (
        r"who (knows|to (ask|turn|contact)|has the|can help)|whom (to|i can) (ask|turn|contact)|right (person"
        r"|expert)s?",
        r"wer was weiss|wen ich|an wen|ansprechpartner|wer (mir|sich)",
        r"qui sait|a qui (m |s )?adresser|quien sabe|a quien|chi sa|a chi|wie weet|wie wat weet|bij wie",
    ),
    "peer_trust": (
        r"trust.*(colleague|co ?worker|team|peer|each other)|(colleague|co ?worker|team ?mate|peer)s?.*(trust"
        r"|rely|relied|count on|help|support)",
        r"(rely|count) on (my )?(colleague|co ?worker|team)|help each other|psychological safety",
        r"(kolleg|team|miteinander|einander).*(vertrau|verlass|helf|hilf|unterstutz)|vertrau.*(kolleg|team|einander)",
        r"(collegues|equipe).*(confiance|aide|compter)|(confiance|compter).*(collegues|equipe)",
        r"(colegas|companer|equipo).*(confi|ayud)|confi.*(colegas|companer|equipo)|collegh.*(fid|aiut)"
        r"|collega.*(vertrouw|help)",
    ),
    "trust": (
        r"(trust|confidence|honest|credib|keep.*(promise|word)|walk the talk|do what they say).*(leader|manage"
        r"|supervisor|boss)",
        r"(leader|manage|supervisor|boss|executive|senior team)\w*.*(trust|honest|credib|confidence|promise"
        r"|word|what they say)",
        r"(fuhrung|vorgesetzt|leitung|geschaftsleitung|management|chef).*(vertrau|glaubwurd|ehrlich|wort|verlass)",
        r"vertrau.*(fuhrung|vorgesetzt|leitung|management|chef)",
        r"(direction|manager|dirigeant|superieur).*(confiance|parole|honnet)|confiance.*(direction|manager"
        r"|dirigeant|superieur)",
        r"(jef|direccion|lider|gerent).*confi|confi.*(jef|direccion|lider|gerent)|(capo|dirigen|direzione).*fid"
        r"|fid.*(capo|dirigen)",
        r"(leiding|manager|directie).*vertrouw|vertrouw.*(leiding|directie)",
        r"^(leadership|trust in leadership|fuhrung|leadership trust|management)$",
    ),
    "skill": (
        r"(skill|competen|proficien|know how to use|trained|confident (in )?using|able to use)",
        r"(fahigkeit|kompeten|geschult|kann ich.*(nutzen|bedienen)|umgang mit|sicher im umgang|kenntnis)",
        r"(competence|forme|maitrise)|(habilidad|capacitad|competencia)|(capacita|formato)|(vaardig|opgeleid)",
    ),
    "openness": (
        r"open(ness|ly| communication| culture| to new| about)|share (knowledge|ideas|information)|new ideas"
        r"|speak up|transparen",
        r"offen(heit)?\b|offene|wissen.*teil|teil.*wissen|neue ideen|transparen",
        r"ouvert|partag|nouvelles idees|abiert|compart|nuevas ideas|apert|condivi|nuove idee|openheid"
        r"|deel.*kennis|nieuwe ideeen",
    ),
}
"""Measure -> patterns of questions about it; the first measure with a match is taken."""

NEGATED = re.compile(
    r"\b(not|never|\w+n t|dont|cannot|cant|lack|hardly|rarely|too (little|few)|afraid|fear|distrust|mistrust|secret\w*"
    r"|hoard\w*"
    r"|nicht|nie|kein\w*|kaum|selten|misstrau\w*|angst|geheim\w*|ne pas|pas|jamais|peu|nunca|no|poco|non|mai"
    r"|niet|geen)\b"
)
"""Words that may turn a question round: the mapping file has to settle whether they do."""
REVERSED = re.compile(
    r"[(\[]\s*(r|rev|reversed?|reverse[- ]?(coded|scored|keyed)?|umgekehrt|invertiert|negativ|inverse)\s*[)\]]", re.I
)

AGREEING: tuple[tuple[float, list[str]], ...] = (
    (
        0.0,
        """strongly disagree;disagree strongly;completely disagree;totally disagree;stimme gar nicht zu
        ;stimme uberhaupt nicht zu;trifft gar nicht zu;trifft uberhaupt nicht zu;trifft nicht zu (1);never;nie
        ;pas du tout d accord;tout a fait en desaccord;totalmente en desacuerdo;muy en desacuerdo
        ;fortemente in disaccordo;per niente d accordo;helemaal mee oneens;zeer mee oneens;lehne vollig ab""".split(
            ";"
        ),
    ),
    (
        0.25,
        """disagree;somewhat disagree;tend to disagree;rather disagree;stimme nicht zu;stimme eher nicht zu
        ;trifft eher nicht zu;trifft nicht zu;rarely;selten;plutot pas d accord;pas d accord;en desacuerdo
        ;in disaccordo;mee oneens;oneens""".split(";"),
    ),
    (
        0.5,
        """neutral;neither agree nor disagree;neither;undecided;teils teils;teils/teils;weder noch;unentschieden
        ;sometimes;manchmal;ni d accord ni pas d accord;ni de acuerdo ni en desacuerdo;neutre;neutro;neutraal
        ;ne d accordo ne in disaccordo""".split(";"),
    ),
    (
        0.75,
        """agree;somewhat agree;tend to agree;rather agree;stimme zu;stimme eher zu;trifft eher zu;trifft zu;often
        ;oft;plutot d accord;d accord;de acuerdo;d accordo;mee eens;eens""".split(";"),
    ),
    (
        1.0,
        """strongly agree;agree strongly;completely agree;totally agree;stimme voll zu;stimme voll und ganz zu
        ;stimme vollig zu;trifft voll zu;trifft voll und ganz zu;always;immer;tout a fait d accord
        ;totalmente de acuerdo;muy de acuerdo;fortemente d accordo;completamente d accordo;helemaal mee eens
        ;zeer mee eens""".split(";"),
    ),
)

NO_ANSWER = {
    *""";-;--;n/a;na;nan;none;null;no answer;not applicable;don t know;dont know;prefer not to say;prefer not to answer
    ;keine angabe;k a;ka;weiss nicht;keine antwort;nicht zutreffend;sans reponse;ne sait pas;sin respuesta;no sabe
    ;nessuna risposta;geen antwoord;weet niet;*;<5;< 5;n<5;suppressed""".split(";")
}

COLUMNS: dict[str, str] = {
    "question": r"^(question|item|statement|frage|aussage|driver|dimension|category|factor|theme|kategorie"
    r"|pregunta|domanda"
    r"|vraag|topic)( text| name| label|text)?$",
    "value": r"^(mean|average|avg|score|mittelwert|mw|durchschnitt|moyenne|media|promedio|gemiddelde|answer|response"
    r"|antwort|value|wert|result|ergebnis)( score| value)?$",
    "favourable": r"favou?rable|positive|zustimmung|top ?2|agree percent|percent (agree|positive)"
    r"|favorables|favorevol",
    "n": r"^(n|count|responses|respondents|answers|number of (responses|respondents|answers)|no of (responses"
    r"|respondents)"
    r"|anzahl( antworten)?|antworten|teilnehmer|teilnehmende|rucklauf|nombre de reponses|respuestas|risposte|aantal"
    r"|response count|headcount responded|n responses)$",
    "sd": r"^(sd|std|stdev|std dev|standard deviation|standardabweichung|stabw|ecart type|desviacion estandar)$",
}
"""Role of a column of a survey -> how its heading reads in plain words; % is `percent`."""


def fold_words(text: str) -> str:
    """Return a text without case, accents and most signs: "Führungs-Kraft" as "fuhrungs kraft"."""
    return " ".join(re.sub(r"[^\w%<*/]+|_+", " ", fold_letters(text)).split())


ANSWERS: dict[str, float] = {fold_words(word): level for level, words in AGREEING for word in words}
"""Folded answer in words -> its level 0..1."""
NOTHING = {fold_words(word) for word in NO_ANSWER}


def find_measure(question: str) -> str:
    """Return what a question asks for; "" where that is not clear."""
    text = fold_words(REVERSED.sub(" ", question))
    if text in MEASURES or text.replace(" ", "_") in {**MEASURES, **ALIASES}:
        return ALIASES.get(text.replace(" ", "_"), text.replace(" ", "_"))
    return next((measure for measure, ways in QUESTIONS.items() if any(re.search(way, text) for way in ways)), "")
