"""Articles of invented words made with a seeded generator, and ways to change them, for tests of copies."""

from __future__ import annotations

import re
from random import Random

SYLLABLES = [
    "ba",
    "den",
    "kor",
    "lis",
    "mar",
    "nov",
    "pel",
    "quin",
    "ras",
    "sol",
    "tem",
    "vur",
    "wen",
    "yas",
    "zil",
    "char",
    "dro",
    "fen",
    "gal",
    "hest",
]
SMALL = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "for",
    "on",
    "with",
    "as",
    "was",
    "by",
    "at",
    "from",
    "said",
    "has",
    "had",
    "its",
    "after",
    "were",
    "which",
    "would",
    "been",
]


def vocabulary(random: Random, size: int) -> list[str]:
    """Invented words, one in eight of them a name."""
    words = ["".join(random.choices(SYLLABLES, k=random.choice([1, 2, 2, 3]))) for _ in range(size)]
    return [word.capitalize() if place % 8 == 0 else word for place, word in enumerate(words)]


COMMON = vocabulary(Random(0), 800)


def sentence(random: Random, topic: list[str]) -> str:
    """Twelve to thirty words: half of them small, the rest of the topic or common to all articles."""
    words = [
        random.choice(SMALL) if place % 2 else random.choice(topic if random.random() < 0.5 else COMMON)
        for place in range(random.randint(12, 30))
    ]
    if random.random() < 0.3:
        words.insert(3, str(random.randint(2, 9_999)))
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def article(random: Random, sentences: int = 24, topic: list[str] | None = None) -> str:
    """Paragraphs of three sentences on a topic, which is a vocabulary of its own."""
    topic = topic or vocabulary(random, 120)
    written = [sentence(random, topic) for _ in range(sentences)]
    return "\n\n".join(" ".join(written[place : place + 3]) for place in range(0, sentences, 3))


def changed(text: str, share: float, random: Random, *, how: str) -> str:
    """The text with that share of it cut, moved, replaced by other sentences, or its words replaced."""
    parts = re.split(r"(?<=\.)\s+", text)
    some = random.sample(range(len(parts)), round(share * len(parts)))
    if how == "cut":
        return " ".join(part for place, part in enumerate(parts) if place not in some)
    if how == "reorder":
        moved = [parts[place] for place in some]
        return " ".join([part for place, part in enumerate(parts) if place not in some] + moved)
    if how == "rewrite":
        return " ".join(
            sentence(random, COMMON) if place in some else part for place, part in enumerate(parts)
        )
    words = text.split()
    for place in random.sample(range(len(words)), round(share * len(words))):
        words[place] = random.choice(COMMON)
    return " ".join(words)


def rival(text: str, random: Random, sentences: int = 20) -> str:
    """Another report of the same story: the same topic words, two quoted sentences, the rest its own."""
    topic = [word for word in set(re.findall(r"[^\W\d_]+", text)) if word not in SMALL]
    own = article(random, sentences=sentences, topic=sorted(topic))
    quoted = re.split(r"(?<=[.])\s+", text)[3:5]
    return " ".join([own, *quoted])
