"""Which stored articles are copies of which. A copy is cited like any article, but is no source of its own.

Articles that repeat one another form a group; its original is the one published first, then the one stored first,
in whatever order they came in. Links are flat: the original of a copy is never a copy itself. What a person said
of an article is never changed here by a machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from events.announcements import event_changed
from events.curation import Curator, Refused, StaleVersion, require_permission
from events.extraction.copies import Fingerprint, Likeness, compare_texts, fingerprint, is_copy
from events.models import Article, Decision, Event, Shingle
from events.vocabulary import Verb

SHARED = 3  # hashes that two sketches must share before the texts themselves are compared
MOST_COMPARED = 10  # texts, those with the most shared hashes
MOST_PER_HASH = 50  # a hash that so many articles have tells nothing more: it is not stored again


def recognise_copies(article: Article) -> None:
    """Link the article, and others, to the original of its group. Asks the database for a bounded number of rows.

    Called when the article is stored, and again when its publication date changes.
    """
    own = fingerprint(article.text)
    sharing = find_sharing(article, own)
    store_sketch(article, own, sharing)
    if article.copy_decided:
        return
    heads = {article.copy_of or article}
    apart: list[Article] = []
    for other in choose_candidates(sharing):
        if tell_the_same(article, own, other):
            head = other.copy_of or other
            if is_apart(head):
                apart.append(head)
            else:
                heads.add(head)
    if len(heads) > 1 or article.copy_of or article.copies.exists():
        regroup(heads)
    elif apart and order(first := min(apart, key=order)) < order(article):
        link_copies([article], first)


def find_sharing(article: Article, own: Fingerprint) -> dict[int, list[int]]:
    """For each hash of the sketch, the other articles (by key) that have it too."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Shingle.objects.filter(hash__in=own.sketch).exclude(article=article)
    for hash, other in rows.values_list("hash", "article_id"):
        found[hash].append(other)
    return found


def store_sketch(article: Article, own: Fingerprint, sharing: dict[int, list[int]]) -> None:
    """Keep what later articles are compared with."""
    Shingle.objects.bulk_create(
        (Shingle(article=article, hash=hash) for hash in own.sketch if len(sharing.get(hash, ())) < MOST_PER_HASH),
        ignore_conflicts=True,
    )


def choose_candidates(sharing: dict[int, list[int]]) -> list[Article]:
    """Those that share enough to be worth reading, most first."""
    counted = Counter(other for others in sharing.values() for other in others)
    near = sorted((-count, other) for other, count in counted.items() if count >= SHARED)[:MOST_COMPARED]
    return list(Article.objects.filter(pk__in=[other for _, other in near]).select_related("copy_of").order_by("id"))


def tell_the_same(article: Article, own: Fingerprint, other: Article) -> bool:
    """Whether one of the two is a copy of the other, by all their words."""
    theirs = fingerprint(other.text)
    if order(article) < order(other):
        earlier, later, likeness = article, other, compare_texts(own, theirs)
    else:
        earlier, later, likeness = other, article, compare_texts(theirs, own)
    known = earlier.published is not None and later.published is not None
    return is_copy(likeness, in_order=known and earlier.published != later.published)


def order(article: Article) -> tuple[bool, str, int]:
    """By publication day, those without one last, then by when they were stored."""
    return article.published is None, article.published.isoformat() if article.published else "", article.pk


def is_apart(article: Article) -> bool:
    """Whether a person said that it is no copy."""
    return article.copy_decided and article.copy_of_id is None


def regroup(heads: Iterable[Article]) -> None:
    """Make one group of those that these articles stand for, under its first."""
    keys = [head.pk for head in heads]
    members = list(Article.objects.filter(Q(pk__in=keys) | Q(copy_of__in=keys)))
    first = min((member for member in members if not member.copy_decided), key=order)
    if first.copy_of_id is not None:
        Article.objects.filter(pk=first.pk).update(copy_of=None, copy_share=None)
    link_copies([member for member in members if member.pk != first.pk], first)
    announce([first.pk])


def link_copies(copies: Iterable[Article], original: Article) -> None:
    """Say of each that it is a copy of ``original``, and how much of it stands there."""
    source, changed = fingerprint(original.text), []
    for copy in copies:
        if copy.copy_of_id != original.pk:
            share = share_of(compare_texts(source, fingerprint(copy.text)))
            Article.objects.filter(pk=copy.pk).update(copy_of=original, copy_share=share)
            changed.append(copy.pk)
    announce(changed)


def share_of(likeness: Likeness) -> float:
    """What is stored of a comparison."""
    return round(likeness.of_later, 3)


def announce(articles: Iterable[int]) -> None:
    """Readers see what is a copy: published events that cite these articles (by key) are shown anew."""
    for event in Event.objects.published().filter(evidence__mention__article__in=list(articles)).distinct():
        event_changed.send(sender=Event, event=event)


def kin_of(article: Article) -> QuerySet[Article]:
    """The other articles of its group, none for an article that stands alone."""
    head = article.copy_of_id or article.pk
    return Article.objects.filter(Q(pk=head) | Q(copy_of=head)).exclude(pk=article.pk)


def article_set_original(
    *, article: Article, curator: Curator, seen: Article | None, original: Article | None, reason: str = ""
) -> Decision:
    """A person says what the article is a copy of, or with None that it is none; machines do not touch it again.

    ``seen`` is what the person saw. Naming a copy means its original; the article's own copies come along.
    Raises Refused when it makes no sense, StaleVersion when the link changed meanwhile.
    """
    require_permission(curator)
    with transaction.atomic():
        if original is not None:
            original = original.copy_of or original
            if original.pk == article.pk:
                raise Refused("An article cannot be a copy of itself or of its own copy: change it on the copy's page.")
        before = describe_link(article)
        guard = {"copy_of": seen} if seen else {"copy_of__isnull": True}
        if not Article.objects.filter(pk=article.pk, **guard).update(
            copy_of=original, copy_share=None, copy_decided=True
        ):
            raise StaleVersion("What this is a copy of was changed meanwhile. Look at the article again, then decide.")
        if original is not None:
            source = fingerprint(original.text)
            share = share_of(compare_texts(source, fingerprint(article.text)))
            Article.objects.filter(pk=article.pk).update(copy_share=share)
            link_copies(list(article.copies.all()), original)
        article.refresh_from_db()
        announce([article.pk])
        return Decision.objects.create(
            article=article,
            verb=Verb.COPY,
            curator=curator,
            curator_name=curator.get_username(),
            reason=reason.strip()[:500],
            before=before,
            after=describe_link(article),
        )


def describe_link(article: Article) -> dict[str, object]:
    """What a decision about the link records."""
    return {"copy_of": article.copy_of_id, "share": article.copy_share, "decided": article.copy_decided}
