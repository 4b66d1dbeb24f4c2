//! Writing SVG: text with marks escaped, numbers rounded.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::Caption;

/// An SVG in the making.
pub(super) struct Svg(String);

impl Svg {
    /// Begins a picture of a kind, with these attributes beside its class and names.
    pub(super) fn begin(kind: &str, caption: Caption<'_>, attributes: &str) -> Self {
        let Caption { id, title, description } = caption;
        let mut svg = Self(String::with_capacity(4096));
        svg.push(&format!(
            "<svg class=\"chart {kind}\" role=\"group\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-text\" {attributes}>\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>",
            escape(title),
            escape(description)
        ));
        svg
    }

    /// Adds what is already SVG.
    pub(super) fn push(&mut self, svg: &str) {
        self.0.push_str(svg);
    }

    /// Begins a mark: a link, if it has an address. `text` is its name, which a pointer shows too.
    pub(super) fn begin_mark(&mut self, address: Option<&str>, text: &str) {
        self.begin_labelled(address, text);
        self.push(&format!("<title>{}</title>", escape(text)));
    }

    /// Begins a mark with a label, which stands in `text`, its name.
    pub(super) fn begin_labelled(&mut self, address: Option<&str>, text: &str) {
        match address {
            Some(address) => self.push(&format!("<a href=\"{}\" aria-label=\"{}\">", escape(address), escape(text))),
            None => self.push("<g>"),
        }
    }

    /// Ends the mark that was begun with or without an address.
    pub(super) fn end_mark(&mut self, address: Option<&str>) {
        self.push(if address.is_some() { "</a>" } else { "</g>" });
    }

    /// Adds a label, with its attributes.
    pub(super) fn label(&mut self, attributes: &str, text: &str) {
        let _ = write!(self.0, "<text {attributes}>{}</text>", escape(text));
    }

    /// The whole picture.
    pub(super) fn end(mut self) -> String {
        self.push("</svg>");
        self.0
    }
}

/// A number with two decimals at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A fraction as a percentage.
pub(super) fn percent(fraction: f64) -> String {
    format!("{}%", number(fraction * 100.0))
}

/// A count, for arithmetic: exact below 2^32, more than which nothing has.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
