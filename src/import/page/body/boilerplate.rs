//! Blocks that stand in an article and are none of its text: dates and names above it, credits of pictures, invitations, links to other stories.

use rustc_hash::FxHashSet;

use super::blocks::Block;
use crate::text::fold;

/// With what a block begins that leads to another story, in lower case.
const ELSEWHERE: &[&str] = &[
    "related:",
    "related story",
    "related stories",
    "related articles",
    "read more",
    "read also",
    "read next",
    "read:",
    "see more",
    "see also",
    "more:",
    "more from",
    "more on",
    "more articles",
    "also read",
    "don't miss",
    "don’t miss",
    "watch:",
    "watch more",
    "recommended",
    "you may also like",
    "you might also like",
    "click here",
    "continue reading",
    "story continues",
    "article continues",
    "most read",
    "top stories",
    "trending",
    "lesen sie auch",
    "lesen sie mehr",
    "lies auch",
    "mehr zum thema",
    "mehr dazu",
    "auch interessant",
    "das könnte sie",
    "zum thema:",
    "читайте також",
    "читайте также",
    "читать также",
    "смотрите также",
    "по теме",
    "чытайце таксама",
    "глядзіце таксама",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "zobacz także",
    "zobacz też",
    "przeczytaj",
    "skaitykite",
    "taip pat skaitykite",
    "susijęs straipsnis",
    "lasi arī",
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "leia também",
    "leia mais",
    "veja também",
    "lea también",
    "lee también",
    "te puede interesar",
    "leggi anche",
    "lees ook",
    "läs också",
    "les også",
    "læs også",
    "přečtěte si",
    "čtěte také",
    "baca juga",
];
/// With what a block begins that says whose a picture is.
const CREDITS: &[&str] = &[
    "photo:",
    "photo by",
    "photos:",
    "photograph:",
    "photo credit",
    "image:",
    "image credit",
    "image source",
    "image copyright",
    "image caption",
    "images:",
    "picture:",
    "pictures:",
    "credit:",
    "credits:",
    "media caption",
    "media playback",
    "video:",
    "caption",
    "foto:",
    "fotos:",
    "bild:",
    "bilder:",
    "фото:",
    "фота:",
    "світлина:",
    "zdj.",
    "fot.",
    "nuotr.",
    "nuotrauka:",
    "getty images",
    "crédit photo",
    "crédits :",
    "(image",
    "(photo",
    "(foto",
    "© ",
];
/// What stands in a block that invites a reader to something, in lower case.
const INVITATIONS: &[&str] = &[
    "subscribe to",
    "sign up for",
    "sign up to",
    "newsletter",
    "follow us on",
    "follow us",
    "like us on",
    "join our",
    "download our app",
    "download the app",
    "get the latest",
    "all rights reserved",
    "terms of use",
    "privacy policy",
    "send us a",
    "this slideshow requires javascript",
    "javascript is disabled",
    "enable javascript",
    "advertisement",
    "tell us what you think",
    "have a tip",
    "email us at",
    "can be reached at",
    "may be reached at",
    "follow him on",
    "follow her on",
    "follow them on",
    "contributed to this report",
    "may not be published, broadcast",
    "this material may not be",
    "подписывайтесь",
    "подпишитесь",
    "підписуйтесь",
    "підписуйтеся",
    "abonnieren sie",
    "alle rechte vorbehalten",
    "prenumeruok",
    "wszelkie prawa",
    "assine",
    "suscríbete",
    "abonnez-vous",
    "iscriviti",
    "share this",
    "share on facebook",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "whatsapp facebook",
    "click here to",
    "by clicking here",
];
/// Blocks that are this word alone.
const ALONE: &[&str] = &[
    "home",
    "news",
    "advert",
    "advertisement",
    "anzeige",
    "werbung",
    "реклама",
    "reklama",
    "publicidad",
    "publicidade",
    "close",
    "caption",
    "comments",
    "comment",
    "tags",
    "tags:",
    "share",
    "tweet",
    "print",
    "email",
    "facebook",
    "twitter",
    "whatsapp",
    "subscribe",
    "warning",
    "video",
    "more",
    "related",
    "menu",
    "search",
    "next",
    "previous",
    "back",
    "loading",
    "loading...",
];
/// A block of this many characters is a paragraph and no label.
const LONG: usize = 90;
/// How many labels stand above a text, or below it.
const LABELS: usize = 5;
/// Beyond this many characters, a block is no invitation with a text around it.
const INVITATION: usize = 240;

/// The blocks that are text.
pub(super) fn without(blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let title = fold(title);
    let mut seen = FxHashSet::default();
    let all_links = linked_share(&blocks) > 50;
    let mut kept: Vec<Block> = Vec::new();
    for block in blocks {
        let is_repeated = block.text.chars().count() > 30 && !seen.insert(block.text.clone());
        let leads_elsewhere = !all_links && block.linked_share() > 90 && !is_sentence(&block.text);
        if is_repeated || leads_elsewhere || is_boilerplate(&block.text) || fold(&block.text) == title {
            continue;
        }
        kept.push(block);
    }
    let first = kept.iter().position(is_paragraph).filter(|first| *first <= LABELS).unwrap_or(0);
    let last = kept.iter().rposition(|block| is_paragraph(block) || is_sentence(&block.text) || block.is_item);
    let end = last.map_or(kept.len(), |last| last + 1);
    // More lines than that are a list, such as one of dates and places.
    let end = if kept.len() - end > LABELS { kept.len() } else { end };
    let opening: Vec<Block> = kept[..first].iter().filter(|block| is_sentence(&block.text)).cloned().collect();
    let mut text: Vec<Block> = opening.into_iter().chain(kept.drain(..end).skip(first)).collect();
    // A heading with nothing below it announced what is gone.
    let mut at = 0;
    while at + 1 < text.len() {
        if text[at].is_heading && text[at + 1].is_heading { drop(text.remove(at)) } else { at += 1 }
    }
    while text.last().is_some_and(|block| block.is_heading) {
        text.pop();
    }
    text
}

/// How much of all blocks is in links, in hundredths.
fn linked_share(blocks: &[Block]) -> usize {
    let letters: usize = blocks.iter().map(|block| block.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
    100 * blocks.iter().map(|block| block.linked).sum::<usize>() / letters.max(1)
}

fn is_boilerplate(text: &str) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '©'));
    let length = text.chars().count();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    ALONE.contains(&lower)
        || (length < 250 && begins(ELSEWHERE))
        || (length < 250 && begins(CREDITS))
        || (length < INVITATION && INVITATIONS.iter().any(|words| lower.contains(words)))
        || is_counter(lower)
        || is_dated_label(lower)
        || ends_in_credit(text)
}

/// “Image 1 of 5”
fn is_counter(lower: &str) -> bool {
    lower.len() < 24
        && ["image ", "photo ", "slide ", "bild ", "foto ", "фото "].iter().any(|word| lower.starts_with(word))
        && lower.contains(|c: char| c.is_ascii_digit())
}

/// “Updated 5:27 am CST, Wednesday, November 20, 2019”, “PUBLISHED: 10:48”, “By Ada Lovelace”
fn is_dated_label(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "updated",
        "published",
        "posted",
        "last updated",
        "first published",
        "created",
        "aktualisiert",
        "veröffentlicht",
        "stand:",
        "опубликовано",
        "обновлено",
        "опубліковано",
        "оновлено",
        "atnaujinta",
        "publikuota",
        "opublikowano",
        "aktualizacja",
        "publié",
        "mis à jour",
        "publicado",
        "atualizado",
        "actualizado",
    ];
    lower.chars().count() < LONG
        && WORDS.iter().any(|word| lower.starts_with(word))
        && lower.contains(|c: char| c.is_ascii_digit())
}

/// A caption with the name of an agency at its end: “(AP Photo/Alan Diaz)”, “Credit: EPA”, “(Image: GETTY)”.
fn ends_in_credit(text: &str) -> bool {
    if text.chars().count() > 400 {
        return false;
    }
    let lower = text.to_lowercase();
    if let Some(open) = lower.rfind('(').filter(|_| lower.trim_end_matches('.').ends_with(')')) {
        let inside = &lower[open..];
        return [
            "photo",
            "image",
            "getty",
            "reuters",
            "afp",
            "foto",
            "фото",
            "picture",
            "credit",
            "nuotr",
            "screenshot",
            "shutterstock",
        ]
        .iter()
        .any(|word| inside.contains(word))
            && inside.len() < 120;
    }
    ["credit: ", "getty images", "/ap", "/reuters", "/afp", "/ ap file", "photo: "]
        .iter()
        .any(|word| lower.rfind(word).is_some_and(|at| lower.len() - at < 60 && !is_sentence(text)))
}

/// Whether a block is a paragraph.
fn is_paragraph(block: &Block) -> bool {
    !block.is_heading && block.text.chars().count() >= LONG && block.linked_share() < 60
}

/// Whether a text ends as sentences end.
fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', ']'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '۔', '؟'])
}
