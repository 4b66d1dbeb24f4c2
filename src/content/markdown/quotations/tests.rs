//! What a block quote and the line below it are taken for, and which quotation marks stay open.

use super::*;
use crate::content::markdown::{Settings, render};
use crate::diagnostic::Code;

fn read(language: &str, text: &str) -> (Vec<Quotation>, Vec<(Code, String)>) {
    let (body, faults) =
        render(text, 0, Settings { language, trusted_html: false, mentions: false, turns: false, anchors: &[] });
    let faults = faults.into_iter().map(|fault| (fault.code, text[fault.span].to_owned()));
    (body.quotations, faults.collect())
}

/// The attribution as `speaker|capacity|venue|date|reported`.
fn taken_apart(line: &str) -> String {
    let (quotations, _) = read("en", &format!("> words\n>\n> {line}\n"));
    let attribution = quotations[0].attribution.clone().unwrap_or_else(|| panic!("no attribution: {line}"));
    let date = attribution.date.map(|date| date.to_string());
    let speaker = attribution.speaker.map(|speaker| {
        let number = speaker.link.map(|number| format!("#{number}")).unwrap_or_default();
        format!("{}{number}", speaker.name)
    });
    let fields = [speaker, attribution.capacity, attribution.venue, date, attribution.reported];
    fields.map(Option::unwrap_or_default).join("|")
}

#[test]
fn attributions_are_taken_apart_in_several_languages() {
    for (line, expected) in [
        (
            "— [[Vytis Jurkonis]], “New Day”, as reported by Lrytas.lt",
            "Vytis Jurkonis#0||“New Day”||as reported by Lrytas.lt",
        ),
        ("– Ada Lovelace", "Ada Lovelace||||"),
        ("--- Ada Lovelace.", "Ada Lovelace||||"),
        ("-- Ada Lovelace, mathematician", "Ada Lovelace|mathematician|||"),
        ("― [[people/ada|Lady *Lovelace*]]:", "Lady Lovelace#0||||"),
        (
            "— President [[Vladimir Putin]] of Russia, in Munich, 10 February 2007",
            "Vladimir Putin#0|President, of Russia|in Munich|2007-02-10|",
        ),
        ("— Ada Lovelace (mathematician), 1843", "Ada Lovelace|mathematician||1843|"),
        ("— Ada Lovelace, April 14, 2022, at a conference", "Ada Lovelace||at a conference|2022-04-14|"),
        ("— Ada Lovelace (2022-04-13)", "Ada Lovelace|||2022-04-13|"),
        ("— Ada Lovelace, (2022-04-13), about April 1843", "Ada Lovelace|||2022-04-13|"),
        ("— Ada Lovelace, about April 1843", "Ada Lovelace|||1843-04~|"),
        ("— Ada Lovelace, [[2022-04-14|that day]]", "Ada Lovelace|||2022-04-14|"),
        ("— Ada Lovelace, analyst, “Yes, No, Maybe”", "Ada Lovelace|analyst|“Yes, No, Maybe”||"),
        ("— “New Day”, 2022", "||“New Day”|2022|"),
        ("— as reported by Lrytas.lt", "||||as reported by Lrytas.lt"),
        ("— 14 April 2022", "|||2022-04-14|"),
        ("—", "||||"),
        (
            "— Vytis Jurkonis, politologas, laidoje „Nauja diena“, 2022 m. balandžio 14 d., kaip praneša Lrytas.lt",
            "Vytis Jurkonis|politologas|laidoje „Nauja diena“|2022-04-14|kaip praneša Lrytas.lt",
        ),
        (
            "— Аляксандр Лукашэнка, 14 красавіка 2022 г., паводле БелТА",
            "Аляксандр Лукашэнка|||2022-04-14|паводле БелТА",
        ),
        ("— Володимир Зеленський, президент, за даними УНІАН", "Володимир Зеленський|президент|||за даними УНІАН"),
        (
            "— Владимир Путин, президент, в Мюнхене, 10 февраля 2007 г., как сообщает ТАСС",
            "Владимир Путин|президент|в Мюнхене|2007-02-10|как сообщает ТАСС",
        ),
        (
            "— Donald Tusk, premier, w Sejmie, 14 kwietnia 2022 r., cyt. za PAP",
            "Donald Tusk|premier|w Sejmie|2022-04-14|cyt. za PAP",
        ),
        (
            "– Olaf Scholz, Bundeskanzler, im Bundestag, 27. Februar 2022, wie die Zeit berichtet",
            "Olaf Scholz|Bundeskanzler|im Bundestag|2022-02-27|wie die Zeit berichtet",
        ),
        (
            "— Emmanuel Macron, président, à Paris, 14 avril 2022, selon Le Monde",
            "Emmanuel Macron|président|à Paris|2022-04-14|selon Le Monde",
        ),
        (
            "— Pedro Sánchez, presidente, en Kiev, 21 de abril de 2022, según El País",
            "Pedro Sánchez|presidente|en Kiev|2022-04-21|según El País",
        ),
    ] {
        assert_eq!(taken_apart(line), expected, "{line}");
    }
}

#[test]
fn words_are_plain_text_and_know_their_place() {
    let text = "Before.\n\n> One *two*\n> `three` [[Ada]]\n>\n> - four\n>\n> — Ada\n\nBehind.\n";
    let (quotations, faults) = read("en", text);
    assert_eq!(faults, []);
    assert_eq!(quotations[0].text, "One two three Ada\nfour");
    assert_eq!(quotations[0].words(), 5);
    assert_eq!(&text[quotations[0].span.clone()], "> One *two*\n> `three` [[Ada]]\n>\n> - four\n>\n> — Ada");
    assert_eq!(quotations[0].attribution.as_ref().unwrap().text, "Ada");
}

#[test]
fn a_date_that_begins_a_quotation_is_part_of_its_words() {
    for words in
        ["24. Februar war der Tag.", "1986. The plant burned.", "24. februārī sākās karš.", "24. února začala."]
    {
        let (quotations, faults) = read("de", &format!("> {words}\n>\n> — Ada\n"));
        assert_eq!((quotations[0].text.as_str(), faults), (words, vec![]));
    }
}

#[test]
fn a_quotation_before_it_moves_no_anchor() {
    let one = "> one\n>\n> — Ada\n";
    let anchors = |text: &str| read("en", text).0.into_iter().map(|it| it.anchor).collect::<Vec<_>>();
    let alone = anchors(one);
    let both = anchors(&format!("> two\n>\n> — Ada\n\n{one}"));
    assert_eq!(both[1], alone[0]);
    assert_eq!(anchors(&format!("{one}\n\n{one}")), [alone[0].clone(), format!("{}-2", alone[0])]);
}

#[test]
fn a_block_quote_without_attribution_is_kept_for_its_words() {
    let (quotations, _) = read("en", "> one two\n\n> > inner\n> >\n> > — Ada\n>\n> outer\n");
    let kept: Vec<_> = quotations.iter().map(|it| (it.text.as_str(), it.attribution.is_some())).collect();
    assert_eq!(kept, [("one two", false), ("inner", true)]);
}

#[test]
fn a_quotation_of_nobody_is_a_fault() {
    for line in ["— “New Day”, 2022", "— as reported by Lrytas.lt", "— 14 April 2022", "—"] {
        let (_, faults) = read("en", &format!("> words\n>\n> {line}\n"));
        assert_eq!(faults, [(Code::QuotationWithoutSpeaker, line.to_owned())]);
    }
    assert_eq!(read("en", "> words\n>\n> — Ada\n").1, []);
}

#[test]
fn unclosed_marks_are_told_at_their_place() {
    for (language, text, expected) in [
        ("en", "He said \"no.\n", "\""),
        ("en", "He &amp; she said “no.\n", "“"),
        ("lt", "Jis sakė \"ne\" ir „taip.\n", "„"),
        ("ru", "Он *сказал* «нет.\n", "«"),
        ("en", "- “one\n- “two”\n", "“"),
    ] {
        assert_eq!(read(language, text).1, [(Code::UnclosedQuotationMark, expected.to_owned())], "{text}");
    }
    for (language, text) in [
        ("en", "It's 5\" wide, `“code`, “[[Ada]]” and *“this”*.\n\n    “code\n"),
        ("lt", "Sakė „[[Ada]]“ ir \"ne\".\n"),
        ("de", "Er sagte \"nein\"[^1].\n\n[^1]: „Ja“.\n"),
        ("en", "> “One.\n>\n> “Two.”\n>\n> — Ada\n"),
        ("en", "## A “heading\n\nText.\n"),
    ] {
        assert_eq!(read(language, text).1, [], "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_line_is_taken_apart_into_pieces_of_itself(line in "[a-zа-я0-9 ,.()„“”«»\\[\\]|—:;ſİ-]{0,60}") {
        let text = format!("> words\n>\n> — {line}\n");
        let (quotations, _) = read("en", &text);
        for attribution in quotations.iter().filter_map(|quotation| quotation.attribution.as_ref()) {
            let speaker = attribution.speaker.as_ref().map(|speaker| &speaker.name);
            for part in speaker.into_iter().chain(&attribution.reported) {
                proptest::prop_assert!(attribution.text.contains(part.as_str()), "{part:?} in {:?}", attribution.text);
            }
        }
    }
}

#[test]
fn a_turn_is_a_paragraph_of_a_transcript_that_begins_with_a_name_and_a_colon() {
    let turns = |text: &str| {
        let settings = Settings { language: "en", trusted_html: false, mentions: true, turns: true, anchors: &[] };
        let (body, _) = render(text, 0, settings);
        let turn = |it: Quotation| {
            let speaker = it.attribution.and_then(|attribution| attribution.speaker).unwrap();
            format!("{}{}|{}|{}", speaker.name, if speaker.link.is_some() { "#" } else { "" }, it.text, &text[it.span])
        };
        body.quotations.into_iter().filter(|quotation| quotation.is_turn).map(turn).collect::<Vec<_>>().join("\n")
    };
    for (text, expected) in [
        ("**Putin:** We *talked*\nlong.", "Putin|We talked long.|**Putin:** We *talked*\nlong."),
        ("**Putin**: We talked.", "Putin|We talked.|**Putin**: We talked."),
        ("**[[Vladimir Putin]]:** Yes.", "Vladimir Putin#|Yes.|**[[Vladimir Putin]]:** Yes."),
        ("**Mr Putin :** Yes.\n\nNo.\n\n**A:** B\n", "Mr Putin|Yes.|**Mr Putin :** Yes.\nA|B|**A:** B"),
        ("**Putin:**", ""),
        ("**Putin** said: no.", ""),
        ("Then **Putin:** no.", ""),
        ("**12:** no.", ""),
        ("> **Putin:** no.", ""),
        ("- **Putin:** no.\n\n  More.", ""),
        ("# **Putin:** no", ""),
    ] {
        assert_eq!(turns(text), expected, "{text}");
    }
    let (elsewhere, _) = read("en", "**Putin:** We talked.");
    assert_eq!(elsewhere, []);
}

#[test]
fn a_last_line_that_is_meant_as_the_attribution_is_told() {
    let missed = |text: &str| {
        let (_, faults) = read("en", text);
        faults.into_iter().filter(|(code, _)| *code == Code::AttributionNotRead).map(|(_, at)| at).collect::<Vec<_>>()
    };
    for (text, line) in [
        ("> words\n> — Ann Alpha", "— Ann Alpha"),
        ("> words\n> and more\n> -- [[Ann Alpha]], 1843\n\nbehind", "-- [[Ann Alpha]], 1843"),
        ("> words\n— *Ann* Alpha", "— *Ann* Alpha"),
        ("> words\n> - Putin", "- Putin"),
        ("> words\n>\n> - Putin", "- Putin"),
        ("- item\n\n  > words\n  > — Ann", "— Ann"),
    ] {
        assert_eq!(missed(text), [line], "{text}");
    }
    for text in [
        "> words\n>\n> — Ann",
        "> words\n> — and so on",
        "> — Ann said\n> — Bob said",
        "> words\n> - One\n> - Two",
        "> words\n> - one thing",
        "> - Putin",
        "> words\n> -Ann",
        "> — Ann",
        "> words",
        "words\n— Ann",
    ] {
        assert_eq!(missed(text), Vec::<String>::new(), "{text}");
    }
}
