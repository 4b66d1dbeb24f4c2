//! What `tera` says of a template, as a diagnostic at its place.

use std::ops::Range;
use std::sync::Arc;

use tera::ErrorKind;

use super::Source;
use crate::diagnostic::{Code, Diagnostic, Place};

/// Where templates are looked up.
const LOOKED_UP: &str =
    "it is looked up in the site's `templates/`, then in the theme's `templates/`, then among the built-in ones";

/// The name of the template that an error is about, as `tera` has it.
pub(super) fn template_of(error: &tera::Error) -> Option<&str> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report.filename()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some(tpl),
        ErrorKind::MissingParent { current, .. } => Some(current),
        ErrorKind::Msg(text) => Printed::read(text).map(|printed| printed.template),
        _ => None,
    }
}

/// The error as a diagnostic in `source`, the template that has to be mended: the one that it is about, or one from which that extends.
pub(super) fn diagnostic(error: &tera::Error, source: Option<&Source>) -> Diagnostic {
    let about = source.filter(|source| template_of(error) == Some(source.key().as_str()));
    let text = about.map_or("", |source| &*source.text);
    let (span, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span().range.clone();
            (if about.is_some() { span } else { 0..0 }, report.message().to_owned())
        }
        ErrorKind::MissingParent { parent, .. } => return missing(parent, place(source, find(text, parent))),
        ErrorKind::Msg(printed) => match Printed::read(printed) {
            Some(printed) => {
                let span = printed.span(text);
                if let Some(name) = printed.message.strip_prefix("Unknown template `") {
                    return missing(name.trim_end_matches('`'), place(source, span));
                }
                (span, printed.message.to_owned())
            }
            None => (0..0, printed.clone()),
        },
        other => (0..0, other.to_string()),
    };
    let message = message.trim_end_matches('.').to_owned();
    Diagnostic::new(Code::TemplateFault, place(source, span), message)
        .help("docs/templates.md lists what each template is given")
}

/// There is no template of this name, which something at `place` asks for.
pub(super) fn missing(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::MissingTemplate, place, format!("there is no template `{name}`")).help(LOOKED_UP)
}

fn place(source: Option<&Source>, span: Range<usize>) -> Place {
    let folder: Arc<str> = "templates".into();
    source.map_or_else(|| Place::file(&folder), |source| Place::new(&source.path, span))
}

/// The bytes of the first `name` in quotation marks.
fn find(text: &str, name: &str) -> Range<usize> {
    let at = text.find(&format!("\"{name}\"")).or_else(|| text.find(&format!("'{name}'")));
    at.map_or(0..0, |at| at..at + name.len() + 2)
}

/// A fault that `tera` gives as printed text alone, such as a filter that does not exist:
///
/// ```text
/// error: Unknown filter `shout`
///   --> note.html:3:21
///    |
///  3 | <h1>{{ note.title | shout }}</h1>
///    |                     ^^^^^
/// ```
struct Printed<'a> {
    message: &'a str,
    template: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// How many characters are marked.
    width: usize,
}

impl<'a> Printed<'a> {
    /// Reads the first fault of the text.
    fn read(text: &'a str) -> Option<Self> {
        let mut lines = text.lines();
        let message = lines.next()?.trim_start_matches("error: ");
        let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let (column, line, template) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?, place.next()?);
        let width = lines.nth(2).map_or(1, |marked| marked.matches('^').count());
        Some(Self { message, template, line, column, width })
    }

    /// The bytes that are marked.
    fn span(&self, text: &str) -> Range<usize> {
        let start: usize = text.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
        let rest = &text[start..];
        let byte = |character: usize| rest.char_indices().nth(character).map_or(rest.len(), |(at, _)| at);
        let first = self.column.saturating_sub(1);
        start + byte(first)..start + byte(first + self.width)
    }
}
