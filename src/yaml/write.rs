//! Writing front matter: what `new`, `import` and `suggest` put into files, one line for each key.
//!
//! In come keys and plain values; out comes a block that every reader of YAML takes for those values. A value is in quotes only where YAML
//! would read something else.

use std::fmt::Write as _;

/// A text as a YAML scalar behind a key: as it is where YAML reads it as that text, else in quotes.
pub fn scalar(text: &str) -> String {
    written(text, |c| matches!(c, ',' | '\'' | '“' | '”'))
}

/// A text as a YAML scalar in a list in brackets, where a comma would part it in two.
pub fn item(text: &str) -> String {
    written(text, |c| c == '/')
}

fn written(text: &str, also_plain: impl Fn(char) -> bool) -> String {
    let word = text.to_lowercase();
    let means_something = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(&word.as_str());
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '.' | '(' | ')') || also_plain(c);
    if text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(is_plain) && !means_something {
        return text.to_owned();
    }
    // JSON's strings are YAML's as well.
    serde_json::Value::from(text).to_string()
}

/// Several texts as a list in brackets.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = texts.into_iter().map(item).collect();
    format!("[{}]", items.join(", "))
}

/// A date as YAML: in quotes where it holds what YAML reads as something else.
pub fn date(date: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '+' | '/' | '.' | '~' | '?');
    if !date.is_empty() && date.starts_with(|c: char| c.is_ascii_digit()) && date.chars().all(plain) {
        date.to_owned()
    } else {
        scalar(date)
    }
}

/// Front matter while it is written: lines of keys and values, some with a comment behind them.
#[derive(Debug, Default, Clone)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// A key whose value is YAML already, such as [`scalar`] makes; without a value where that is empty. `indent` counts spaces.
    pub fn line(&mut self, indent: usize, key: &str, value: &str, comment: Option<&str>) {
        self.raw(indent, &format!("{key}:"), value, comment);
    }

    /// The first key of a map in a list.
    pub fn first(&mut self, indent: usize, key: &str, value: &str, comment: Option<&str>) {
        self.raw(indent, &format!("- {key}:"), value, comment);
    }

    fn raw(&mut self, indent: usize, head: &str, value: &str, comment: Option<&str>) {
        let space = if value.is_empty() { "" } else { " " };
        // Writing into a string cannot fail.
        let _ = write!(self.text, "{:indent$}{head}{space}{value}", "");
        if let Some(comment) = comment {
            let one_line: Vec<&str> = comment.split(|c: char| c.is_control() || c.is_whitespace()).collect();
            // `%%` and `<!--` would begin a comment of the texts.
            let words = one_line.join(" ").replace("%%", "%").replace("<!--", "<!-");
            let _ = write!(self.text, "  # {}", words.trim());
        }
        self.text.push('\n');
    }

    /// The front matter, between its two lines of dashes, and the text behind it.
    pub fn file(&self, body: &str) -> String {
        format!("---\n{}---\n\n{body}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_quoted_only_where_yaml_needs_it() {
        for (text, expected) in [
            ("Talks in Minsk", "Talks in Minsk"),
            ("Перемовини (друге коло)", "Перемовини (друге коло)"),
            ("O’Neill, again", "O’Neill, again"),
            ("No", "\"No\""),
            ("2022", "\"2022\""),
            ("Talks: the end", "\"Talks: the end\""),
            ("#1", "\"#1\""),
            ("say \"no\"", "\"say \\\"no\\\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }

    #[test]
    fn names_in_a_list_are_quoted_only_where_they_must_be() {
        for (name, written) in [
            ("Vytis Jurkonis", "Vytis Jurkonis"),
            ("Аляксандр Лукашэнка", "Аляксандр Лукашэнка"),
            ("NO", "\"NO\""),
            ("Davis, Jefferson", "\"Davis, Jefferson\""),
            ("a: b", "\"a: b\""),
            ("“Kalinoŭski”", "\"“Kalinoŭski”\""),
            ("O'Brien", "\"O'Brien\""),
            ("2022", "\"2022\""),
        ] {
            assert_eq!(item(name), written);
        }
    }

    #[test]
    fn a_comment_stays_on_its_line() {
        let mut writer = Writer::default();
        writer.line(0, "date", "2022-04-14", Some("from\n\u{85}the %% page"));
        assert_eq!(writer.file("Text\n"), "---\ndate: 2022-04-14  # from  the % page\n---\n\nText\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(texts in prop::collection::vec("\\PC{1,40}", 1..4), comment in "\\PC{0,40}") {
            let mut writer = Writer::default();
            writer.line(0, "title", &scalar(&texts[0]), Some(&comment));
            writer.line(0, "names", &list(texts.iter().map(String::as_str)), None);
            let read: serde_yaml::Value = serde_yaml::from_str(&writer.text).unwrap();
            prop_assert_eq!(read["title"].as_str(), Some(texts[0].as_str()));
            let names: Vec<&str> = read["names"].as_sequence().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            prop_assert_eq!(names, texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
