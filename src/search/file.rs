//! Files of an index: a call of one function with data, named by the hash of that data.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the folder of the index: `terms/k3x9a2b.js`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The letters of a name: of one case, since some systems have no other.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// How long a name is.
const NAME: usize = 7;

/// Writes files, and gives them their names.
#[derive(Default)]
pub(super) struct Writer {
    files: Vec<File>,
    /// The hash of what each path holds.
    taken: FxHashMap<String, u64>,
}

impl Writer {
    /// Writes a file of a kind and returns its name. What is the same is one file.
    pub(super) fn add(&mut self, kind: &str, data: &str) -> String {
        let whole = xxh3_64_with_seed(data.as_bytes(), u64::MAX);
        let mut seed = 0;
        loop {
            let name = name(xxh3_64_with_seed(data.as_bytes(), seed));
            let path = format!("{kind}/{name}.js");
            match self.taken.get(&path) {
                Some(hash) if *hash == whole => return name,
                // Another file has this name.
                Some(_) => seed += 1,
                None => {
                    self.taken.insert(path.clone(), whole);
                    self.files.push(File { path, bytes: call(kind, &name, data) });
                    return name;
                }
            }
        }
    }

    /// Writes the file that others are found by, which has a name of its own.
    pub(super) fn add_manifest(&mut self, data: &str) {
        self.files.push(File { path: "manifest.js".to_owned(), bytes: call("manifest", "", data) });
    }

    /// All files, in the order of their paths.
    pub(super) fn finish(mut self) -> Vec<File> {
        self.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.files
    }
}

fn name(mut hash: u64) -> String {
    let letter = |_| {
        let letter = LETTERS[(hash & 31) as usize];
        hash >>= 5;
        char::from(letter)
    };
    (0..NAME).map(letter).collect()
}

fn call(kind: &str, name: &str, data: &str) -> Vec<u8> {
    format!("dossierSearch.add(\"{kind}\",\"{name}\",{data});\n").into_bytes()
}

/// Writes a string as JSON that is safe in a script, wherever that stands.
pub(super) fn push_json(text: &str, out: &mut String) {
    push_json_lines([text].into_iter(), out);
}

/// Writes texts as one string of JSON, each on a line.
pub(super) fn push_json_lines<'a>(texts: impl Iterator<Item = &'a str>, out: &mut String) {
    out.push('"');
    for (place, text) in texts.enumerate() {
        if place > 0 {
            out.push_str("\\n");
        }
        push_escaped(text, out);
    }
    out.push('"');
}

fn push_escaped(text: &str, out: &mut String) {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '<' => "\\u003c",
            '\u{2028}' => "\\u2028",
            '\u{2029}' => "\\u2029",
            c if c < ' ' => " ",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(escaped);
        written = at + c.len_utf8();
    }
    out.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_the_same_is_one_file_and_names_are_short_and_small() {
        let mut writer = Writer::default();
        let one = writer.add("terms", "[1]");
        assert_eq!(writer.add("terms", "[1]"), one);
        assert_ne!(writer.add("terms", "[2]"), one);
        assert!(one.len() == NAME && one.bytes().all(|byte| LETTERS.contains(&byte)), "{one}");
        let files = writer.finish();
        assert_eq!(files.len(), 2);
        let file = files.iter().find(|file| file.path == format!("terms/{one}.js")).unwrap();
        assert_eq!(String::from_utf8_lossy(&file.bytes), format!("dossierSearch.add(\"terms\",\"{one}\",[1]);\n"));
    }

    #[test]
    fn files_of_one_name_are_told_apart() {
        let mut writer = Writer::default();
        let path = format!("terms/{}.js", name(xxh3_64_with_seed(b"[1]", 0)));
        writer.taken.insert(path.clone(), 0);
        assert_ne!(format!("terms/{}.js", writer.add("terms", "[1]")), path);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_and_ends_no_script(text in "(</script>|<!--|\u{2028}|\u{2029}|[\"\\\\'\n<>/]|\\PC){0,20}") {
            let mut json = String::new();
            push_json(&text, &mut json);
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            let is_safe = !json.contains(['<', '\u{2028}', '\u{2029}', '\n']);
            prop_assert!(is_safe, "{}", json);
        }
    }
}
