//! Numbers with a full stop at the beginning of a line that begin no list: “24. Februar 2022: …”, “1986. The plant …”, “2022. gada …”.
//!
//! Markdown takes any of them for a list, and shows the second item of a list with the next number, whatever its author wrote. In comes a text;
//! out comes the same text with another character in place of each such full stop, byte for byte as long, for the parser to read;
//! [`Numbers::restore`] puts the full stops back into what the parser gives.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

/// Stands for a full stop while the text is parsed: a control character, which means nothing in Markdown.
const HIDDEN: char = '\u{1a}';

/// The months, in the languages that put a full stop behind the day: Croatian, Czech, Danish, Estonian, Finnish, German, Icelandic, Latvian,
/// Norwegian, Serbian, Slovak, Slovenian, Sorbian, Swedish; in the forms that stand beside a day.
const MONTHS: &[&str] = &[
    "januar januára january januára jänner janvāris janvārī janvāra jaanuar jaanuaril jaanuari januari januara janúar ledna leden siječnja siječanj јануар јануара tammikuuta tammikuu tammikuun",
    "februar februára feber februāris februārī februāra veebruar veebruaril veebruari februari februara febrúar února únor veljače veljača фебруар фебруара helmikuuta helmikuu helmikuun",
    "märz marca marec marts martā marta märts märtsil märtsi mars března březen ožujka ožujak mart март марта maaliskuuta maaliskuu maaliskuun",
    "april apríla apríl aprīlis aprīlī aprīļa aprill aprillil aprilli aprila dubna duben travnja travanj април априла huhtikuuta huhtikuu huhtikuun",
    "mai mája máj maijs maijā maija mail maj maja maí května květen svibnja svibanj мај маја toukokuuta toukokuu toukokuun",
    "juni júna jún jūnijs jūnijā jūnija juuni juunil juunij junij junija juna jun júní června červen lipnja lipanj јун јуна јуни kesäkuuta kesäkuu kesäkuun",
    "juli júla júl jūlijs jūlijā jūlija juuli juulil julij julija jula jul júlí července červenec srpnja srpanj јул јула јули heinäkuuta heinäkuu heinäkuun",
    "august augusta augusts augustā augustil augusti avgust avgusta ágúst srpna srpen kolovoza kolovoz август августа elokuuta elokuu elokuun",
    "september septembra septembris septembrī septembril septembri septembar září rujna rujan септембар септембра syyskuuta syyskuu syyskuun",
    "oktober októbra október oktobris oktobrī oktobra oktoober oktoobril oktoobri oktobar október října říjen listopada listopad октобар октобра lokakuuta lokakuu lokakuun",
    "november novembra novembris novembrī novembril novembri novembar nóvember studenoga studenog studeni studenoga новембар новембра marraskuuta marraskuu marraskuun",
    "dezember decembra december decembris decembrī detsember detsembril detsembri decembar desember prosince prosinec prosinca prosinac децембар децембра joulukuuta joulukuu joulukuun",
];

/// Months cut short, which a full stop follows: “5. Okt. 2022”.
const CUT_SHORT: &[&str] = &[
    "jan", "jän", "feb", "febr", "mär", "mar", "apr", "jun", "jul", "aug", "avg", "sep", "sept", "okt", "nov", "dez",
    "dec", "des",
];

/// A text for the parser, and what is to be put back afterwards.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    /// The text to parse.
    pub(super) text: Cow<'a, str>,
    /// Where the numbers begin that had a line of their own, and are to keep it.
    lines: Vec<usize>,
}

impl<'a> Numbers<'a> {
    /// Hides the full stops of `text` behind numbers that begin no list.
    pub(super) fn hide(text: &'a str) -> Self {
        let mut hidden = Self { text: Cow::Borrowed(text), lines: Vec::new() };
        if text.contains(HIDDEN) || !may_have_any(text) {
            return hidden;
        }
        let mut bytes = Vec::new();
        for list in lists(text) {
            if list.is_none() {
                bytes.extend(list.items.iter().map(|item| item.start + item.digits));
                // Whatever stands above a single one stands on in one paragraph with it.
                let own_line = usize::from(list.items.len() == 1);
                hidden.lines.extend(list.items.iter().skip(own_line).map(|item| item.start));
            }
        }
        if !bytes.is_empty() {
            bytes.sort_unstable();
            let mut out = String::with_capacity(text.len());
            let mut at = 0;
            for byte in bytes {
                out.push_str(&text[at..byte]);
                out.push(HIDDEN);
                at = byte + 1;
            }
            out.push_str(&text[at..]);
            hidden.text = Cow::Owned(out);
            hidden.lines.sort_unstable();
        }
        hidden
    }

    /// The events of the parser with the full stops where they were.
    pub(super) fn restore<'e>(
        &self,
        events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
    ) -> Vec<(Event<'e>, Range<usize>)> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return events.collect();
        }
        let mut restored: Vec<_> = events.map(|(event, range)| (shown(event), range)).collect();
        for at in 1..restored.len() {
            let begins_line = self.lines.binary_search(&restored[at].1.start).is_ok();
            if begins_line && restored[at - 1].0 == Event::SoftBreak {
                restored[at - 1].0 = Event::HardBreak;
            }
        }
        restored
    }
}

/// An event with its full stops.
fn shown(event: Event<'_>) -> Event<'_> {
    let mend = |text: CowStr<'_>| -> CowStr<'static> { text.replace(HIDDEN, ".").into() };
    match event {
        Event::Text(text) if text.contains(HIDDEN) => Event::Text(mend(text)),
        Event::Code(text) if text.contains(HIDDEN) => Event::Code(mend(text)),
        Event::Html(html) if html.contains(HIDDEN) => Event::Html(mend(html)),
        Event::InlineHtml(html) if html.contains(HIDDEN) => Event::InlineHtml(mend(html)),
        Event::Start(Tag::Link { link_type, dest_url, title, id })
            if dest_url.contains(HIDDEN) || title.contains(HIDDEN) =>
        {
            Event::Start(Tag::Link { link_type, dest_url: mend(dest_url), title: mend(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id })
            if dest_url.contains(HIDDEN) || title.contains(HIDDEN) =>
        {
            Event::Start(Tag::Image { link_type, dest_url: mend(dest_url), title: mend(title), id })
        }
        other => other,
    }
}

/// Whether a line of the text begins with a number that is more than the next of a list. Most texts have none, and are not parsed twice.
fn may_have_any(text: &str) -> bool {
    let mut previous = 0;
    text.lines().filter_map(number).any(|(number, rest)| {
        let is_next = number == previous + 1 || number == previous;
        previous = number;
        !is_next || is_date(number, rest)
    })
}

/// The number that begins a line, behind what marks quotations and lists, and what stands behind its full stop.
fn number(line: &str) -> Option<(u32, &str)> {
    let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix('.')?;
    Some((line[..digits].parse().ok()?, rest.strip_prefix([' ', '\t'])?))
}

/// An item of a numbered list.
#[derive(Debug)]
struct Item {
    /// Where its number begins.
    start: usize,
    /// How many digits that has.
    digits: usize,
    number: u32,
    /// Whether number and text are a date.
    is_date: bool,
    /// Whether something in it stands so far to the right that it would be code without the list.
    is_deep: bool,
}

/// What the parser takes for a numbered list.
#[derive(Debug, Default)]
struct List {
    items: Vec<Item>,
    /// The last number of the list before.
    after: u32,
}

impl List {
    /// Whether it is no list: only dates; or numbers that a list would change; or one number that continues nothing.
    fn is_none(&self) -> bool {
        let [first, others @ ..] = self.items.as_slice() else { return false };
        if self.items.iter().any(|item| item.is_deep) {
            return false;
        }
        let rises = self.items.windows(2).all(|pair| pair[1].number == pair[0].number + 1);
        let equal = others.iter().all(|item| item.number == first.number);
        let any_date = self.items.iter().any(|item| item.is_date);
        if self.items.iter().all(|item| item.is_date) {
            true
        } else if others.is_empty() {
            first.number > 1 && first.number != self.after + 1
        } else {
            !rises && !equal && (any_date || first.number > 1)
        }
    }
}

/// The numbered lists of a text, with a full stop behind each number.
fn lists(text: &str) -> Vec<List> {
    let (mut done, mut open, mut after) = (Vec::new(), Vec::<Option<List>>::new(), 0);
    for (event, range) in Parser::new_ext(text, super::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::List(start)) => open.push(start.map(|_| List { items: Vec::new(), after })),
            Event::Start(Tag::Item) => {
                if let Some(Some(list)) = open.last_mut() {
                    match item(text, range.start) {
                        Some(item) => list.items.push(item),
                        // `24)` is what nobody writes a date with.
                        None => *list = List::default(),
                    }
                }
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::HtmlBlock) => {
                if let Some(Some(List { items, .. })) = open.last_mut()
                    && let Some(item) = items.last_mut()
                {
                    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
                    let depth = |at: usize| text[line.min(at)..at].len();
                    let own_line = text[..item.start].rfind('\n').map_or(0, |end| end + 1);
                    item.is_deep |= line > item.start && depth(range.start) >= item.start - own_line + 4;
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(list) = open.pop().flatten() {
                    after = list.items.last().map_or(after, |item| item.number);
                    done.push(list);
                }
            }
            _ => {}
        }
    }
    done
}

/// The item that begins at byte `start`.
fn item(text: &str, start: usize) -> Option<Item> {
    let line = text[start..].lines().next()?;
    let (number, rest) = number(line)?;
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    Some(Item { start, digits, number, is_date: is_date(number, rest), is_deep: false })
}

/// Whether a number and what stands behind its full stop are a date.
fn is_date(number: u32, rest: &str) -> bool {
    if number >= 1000 {
        return true;
    }
    if !(1..=31).contains(&number) {
        return false;
    }
    let rest = rest.trim_start();
    let word_end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(word_end);
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // “24. 2. 2022”
        let year = behind.strip_prefix('.').map_or("", str::trim_start);
        let digits = year.bytes().take_while(u8::is_ascii_digit).count();
        return matches!(word.len(), 1 | 2) && digits == 4;
    }
    let word = word.to_lowercase();
    MONTHS.iter().any(|names| names.split(' ').any(|name| name == word))
        || behind.starts_with('.') && CUT_SHORT.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `·` where a full stop is hidden.
    fn hidden(text: &str) -> String {
        Numbers::hide(text).text.replace(HIDDEN, "·")
    }

    #[test]
    fn a_date_or_a_year_at_the_beginning_of_a_line_is_no_list() {
        for (text, expected) in [
            ("24. Februar 2022: A\n\n27. Februar 2022: B", "24· Februar 2022: A\n\n27· Februar 2022: B"),
            ("1986. The plant burns.", "1986· The plant burns."),
            ("2022. gada 24. februārī", "2022· gada 24. februārī"),
            ("24. februārī sākās", "24· februārī sākās"),
            ("24. února 2022", "24· února 2022"),
            ("24. 2. 2022 začala", "24· 2· 2022 začala"),
            ("2022. 2. 24. 전쟁", "2022· 2· 24· 전쟁"),
            ("24. фебруара 2022.", "24· фебруара 2022."),
            ("5. Okt. 2022", "5· Okt. 2022"),
            ("Am\n1. Mai 2022 war", "Am\n1· Mai 2022 war"),
            ("> 24. helmikuuta", "> 24· helmikuuta"),
            ("- 12. april", "- 12· april"),
            ("1. Mai: A\n2. Mai: B", "1· Mai: A\n2· Mai: B"),
            ("3. Panzerdivision kam.", "3· Panzerdivision kam."),
            ("3. Korps\n7. Korps", "3· Korps\n7· Korps"),
        ] {
            assert_eq!(hidden(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_stays_a_list() {
        for text in [
            "1. one\n2. two\n3. three",
            "1. one\n1. two\n1. three",
            "0. none\n1. one",
            "1. one\n\nBetween.\n\n2. two",
            "5. five\n6. six",
            "1. one\n3. three",
            "24) Februar",
            "1. Budget 2022\n2. Budget 2023",
            "    24. Februar",
            "```\n1986. x\n```",
            "1986. The plant\n\n      more of it",
            "1986.The plant",
        ] {
            assert_eq!(hidden(text), text);
        }
    }
}
