//! The filters that templates have beside those of `tera`.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult};

use crate::language::Language;

/// Registers them; `docs/templates.md` explains each.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>) {
    let words = Arc::clone(language);
    tera.register_filter("count", move |number: i64, args: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let noun = args.must_get::<&str>("of")?;
        let number = usize::try_from(number).unwrap_or(0);
        words.count(number, noun).ok_or_else(|| {
            let known: Vec<_> = words.counted_nouns().collect();
            tera::Error::message(format!("`{noun}` is not among the counted nouns: {}", known.join(", ")))
        })
    });
}
