//! Numbers: their digits, their grouping, and the plural category of the noun beside them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// How a language writes numbers and counts. Where the CLDR has nothing to say, digits are plain and all counts are `other`.
#[derive(Debug)]
pub(super) struct Numbers {
    decimal: Option<DecimalFormatter>,
    plural: Option<PluralRules>,
}

impl Numbers {
    /// Digits and grouping as in `locale`; plurals as in `words`, the locale of the nouns.
    pub(super) fn new(locale: &Locale, words: Locale) -> Self {
        Self {
            decimal: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok(),
            plural: PluralRules::try_new_cardinal(words.into()).ok(),
        }
    }

    /// A number in the digits of the language, grouped.
    pub(super) fn write(&self, n: usize) -> String {
        match &self.decimal {
            Some(decimal) => decimal.format(&Decimal::from(n)).to_string(),
            None => n.to_string(),
        }
    }

    /// The digits of the language, from zero.
    pub(super) fn digits(&self) -> [char; 10] {
        let mut plain = '0'..='9';
        std::array::from_fn(|digit| {
            let plain = plain.next().unwrap_or('0');
            self.write(digit).chars().next().unwrap_or(plain)
        })
    }

    /// The CLDR's name for the plural category of a count.
    pub(super) fn category(&self, n: usize) -> &'static str {
        self.plural.as_ref().map_or("other", |rules| category_name(rules.category_for(n)))
    }
}

/// The name of a plural category, as the files of words use it.
pub(super) fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
