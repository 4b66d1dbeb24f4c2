//! What a lexicon holds, told without the numbers of words, so that two can be compared.

use super::*;

impl Lexicon {
    /// All that can be found in it, and how.
    pub(in super::super) fn content(&self) -> Vec<String> {
        let text = |word: u32| self.numbers.text(word);
        let texts = |words: &[u32]| {
            let mut texts: Vec<&str> = words.iter().map(|word| text(*word)).collect();
            texts.sort_unstable();
            texts.join(" ")
        };
        let nodes = |list: List| self.nodes.of(list).collect::<Vec<_>>();
        let all = 0..self.numbers.len() as u32;
        let known =
            all.clone().filter(|word| self.word(super::super::lookups::hash(text(*word)), text(*word)).is_some());
        let mut content: Vec<String> = known
            .map(|word| {
                let first: Vec<_> = self.first(word).collect();
                format!("{}: {first:?} {:?} {}", text(word), self.people_called(word), self.begins_small(word))
            })
            .collect();
        let edges = self.edges.iter();
        content.extend(
            edges.map(|((node, gap, word), list)| format!("{node} {gap:?} {}: {:?}", text(*word), nodes(*list))),
        );
        for (word, long) in &self.long_surnames {
            for LongSurname { person, before } in long.iter().map(|long| &**long) {
                let before: Vec<_> = before.iter().map(|(words, gap)| (texts(words), gap)).collect();
                content.push(format!("{person:?} {before:?} {}", text(*word)));
            }
        }
        content.extend(self.surname_first.iter().map(|(person, word)| format!("{person:?} is {} first", text(*word))));
        let ends = self.ends.iter().enumerate();
        content.extend(ends.map(|(node, list)| format!("{node}: {:?}", self.meanings.of(*list).collect::<Vec<_>>())));
        for at in 0..self.parts.len() {
            let (id, part) = (EntityId::at(at), &self.parts[at]);
            content.push(format!("{id:?}: {} {:?} {}", texts(self.own_words(id)), part.gender, part.has_patronymic));
        }
        let phrases = self.phrases.iter().zip(&self.admitted).filter(|(_, admitted)| **admitted);
        content.extend(phrases.map(|(phrase, _)| phrase.prepared.plain_words().collect::<Vec<_>>().join(" ")));
        content.sort_unstable();
        content
    }
}
