//! Styles in an SVG: what loads something from elsewhere goes, the rest stays.

use super::address;

/// Functions that load what a string in them names.
const LOADING: [&str; 5] = ["image-set(", "cross-fade(", "image(", "src(", "expression("];

/// The style without what it would load; nothing where it may stay as it is.
pub(super) fn clean(style: &str) -> Option<String> {
    let lower = style.to_ascii_lowercase();
    let loads = ["url", "@import", "binding", "behavior", "\\", "/*"].iter().any(|word| lower.contains(word));
    if !loads && !LOADING.iter().any(|name| lower.contains(name)) {
        return None;
    }
    let mut text = unescaped(&without_comments(style));
    remove_imports(&mut text);
    let mut text = with_own_urls(&text);
    for name in LOADING.into_iter().chain(["-moz-binding", "behavior:"]) {
        while let Some(at) = find(&text, name, 0) {
            text.replace_range(at..at + name.len(), if name.ends_with('(') { "none-(" } else { "none" });
        }
    }
    Some(text)
}

fn without_comments(style: &str) -> String {
    let mut kept = String::new();
    let mut rest = style;
    while let Some((before, behind)) = rest.split_once("/*") {
        kept.push_str(before);
        // Two words that a comment parts are two words.
        kept.push(' ');
        rest = behind.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// The text with its escapes resolved (CSS Syntax, section 4.3.7), and no backslash left that a browser could read as another one.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let mut digits = String::new();
        while digits.len() < 6
            && let Some(digit) = chars.next_if(char::is_ascii_hexdigit)
        {
            digits.push(digit);
        }
        if digits.is_empty() {
            out.extend(chars.next().filter(|c| !matches!(c, '\n' | '\r' | '\\')));
        } else {
            chars.next_if(|c| c.is_whitespace());
            let number = u32::from_str_radix(&digits, 16).unwrap_or_default();
            out.extend(char::from_u32(number).filter(|c| *c != '\\' && *c != '\0'));
        }
    }
    out
}

fn remove_imports(text: &mut String) {
    while let Some(at) = find(text, "@import", 0) {
        let end = text[at..].find(';').map_or(text.len(), |length| at + length + 1);
        text.replace_range(at..end, "");
    }
}

/// The text with every address in `url(…)` that is not the picture's own taken out.
fn with_own_urls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(start) = find(text, "url", at) {
        let behind = &text[start + 3..];
        // `url-prefix(` and the like are functions as well.
        let name = behind.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(behind.len());
        let Some(inside) = behind[name..].strip_prefix('(') else {
            out.push_str(&text[at..start + 3]);
            at = start + 3;
            continue;
        };
        let trimmed = inside.trim_start();
        let skipped = inside.len() - trimmed.len();
        let (target, length) = if let Some(quote) = trimmed.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let end = trimmed[1..].find(quote).map_or(trimmed.len(), |end| 1 + end);
            (&trimmed[1..end], end + trimmed[end..].find(')').map_or(trimmed.len() - end, |close| close + 1))
        } else {
            let end = trimmed.find(')').unwrap_or(trimmed.len());
            (trimmed[..end].trim_end(), (end + 1).min(trimmed.len()))
        };
        out.push_str(&text[at..start]);
        out.push_str("url(\"");
        out.push_str(
            &address::loaded(target).filter(|_| name == 0).unwrap_or_else(|| "#".into()).replace(['"', '\n'], ""),
        );
        out.push_str("\")");
        at = start + 3 + name + 1 + skipped + length;
    }
    out.push_str(&text[at..]);
    out
}

/// Where a word in small letters stands, in whatever case.
fn find(text: &str, word: &str, from: usize) -> Option<usize> {
    let at = text.as_bytes()[from..].windows(word.len()).position(|part| part.eq_ignore_ascii_case(word.as_bytes()))?;
    Some(from + at)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn nothing_foreign_is_left_of_a_style() {
        for style in [
            "@import url(https://evil.example/x.css);",
            "@IMPORT 'https://evil.example/x.css'",
            "@im\\70ort url(//evil.example/x);",
            "a{fill:url(https://evil.example/x#y)}",
            "a{fill:URL( \"//evil.example/x\" )}",
            "a{fill:u\\72l(https://evil.example)}",
            "a{fill:\\75 rl('https://evil.example')}",
            "a{fill:u/**/rl(https://evil.example)}",
            "a{b:url(data:text/html,evil)}",
            "a{b:image-set('https://evil.example/x' 1x)}",
            "a{b:-webkit-image-set(url(https://evil.example/x) 1x)}",
            "a{b:url(https://evil.example",
            "a{b:src('https://evil.example/x')}",
            "a{-moz-binding:url(//evil.example/x)}",
            "a{b:\\\\75rl(https://evil.example)}",
            "a{b:url(java\nscript:evil)}",
            "@font-face{src:url('https://evil.example/f.woff2')}",
        ] {
            let cleaned = clean(style).unwrap().to_lowercase();
            let loads = cleaned.contains("evil")
                && ["url(", "import", "image-set(", "src("].iter().any(|word| cleaned.contains(word));
            assert!(!loads && !cleaned.contains('\\'), "{style}: {cleaned}");
        }
        for style in ["fill:#fff", ".a{font:bold 12px \"A\"}", ".import{}", "content:'binder'"] {
            assert_eq!(clean(style), None, "{style}");
        }
        assert_eq!(clean("fill:url(#a) ; mask: url('#b')").unwrap(), "fill:url(\"#a\") ; mask: url(\"#b\")");
        assert!(
            clean("@font-face{src:url(data:font/woff2;base64,AAAA)}").unwrap().contains("data:font/woff2;base64,AAAA")
        );
    }
}
