//! Which names of one kind are alike: what hangs on the names alone, kept while names come and go.
//!
//! In come all names as they are now, [`Alike::take`]; out go the pairs of them that are alike. Only names that came are compared, with
//! those that share a block with them. A block that grows too large takes its pairs along, and one that is small again brings them
//! back: what is kept is what it would be if all names were new.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::How;
use super::blocks::{self, Blocks, Keys, Pair};
use super::form::Form;
use crate::content::Kind;
use crate::dossier::name_key;

/// Where more than one name in so many came or went, it is less work to begin anew.
const FEW: usize = 32;

/// Up to how many names that came or went are few in any case.
const ALWAYS_FEW: usize = 8;

/// How many names are looked at in one go, at least: less is no work to share.
const SHARE: usize = 64;

/// The names of one kind, each once, and which of them are alike.
#[derive(Debug)]
pub(super) struct Alike {
    kind: Kind,
    /// The most names of a block that are compared.
    largest: usize,
    /// The names by their numbers; `None` is a number that is free.
    names: Vec<Option<Arc<str>>>,
    free: Vec<u32>,
    numbers: FxHashMap<Arc<str>, u32>,
    blocks: Blocks,
    pairs: FxHashMap<Pair, How>,
}

impl Alike {
    /// No names yet.
    pub(super) fn new(kind: Kind, largest: usize) -> Self {
        Self {
            kind,
            largest,
            names: Vec::new(),
            free: Vec::new(),
            numbers: FxHashMap::default(),
            blocks: Blocks::new(0, |_, _| ()),
            pairs: FxHashMap::default(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// How many numbers of names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The pairs that are alike, in no order. None of them differ in case, accents or a form of address alone: that is one name.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Pair, How)> {
        self.pairs.iter().map(|(pair, how)| (*pair, *how))
    }

    /// Takes `all` for the names that there are, and gives the number of each.
    pub(super) fn take<'a>(&mut self, all: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut seen = vec![false; self.names.len()];
        let (mut numbers, mut came) = (Vec::with_capacity(self.names.len()), Vec::new());
        let mut next = 0;
        for name in all {
            let number = self.number(name, next).unwrap_or_else(|| {
                let number = self.add(name);
                came.push(number);
                number
            });
            next = number as usize + 1;
            seen.resize(self.names.len().max(seen.len()), false);
            seen[number as usize] = true;
            numbers.push(number);
        }
        let known = (0..).zip(self.names.iter().zip(seen));
        let went: Vec<u32> =
            known.filter(|(_, (name, seen))| name.is_some() && !seen).map(|(number, _)| number).collect();
        let changed = came.len() + went.len();
        if changed > ALWAYS_FEW.max(self.names.len() / FEW) {
            self.forget(&went);
            self.compare_all();
        } else if changed > 0 {
            self.amend(&came, &went);
        }
        numbers
    }

    /// The number of a name. It is looked for at `guess` first: names mostly come in the order in which they came before.
    fn number(&self, name: &str, guess: usize) -> Option<u32> {
        match self.names.get(guess) {
            Some(Some(known)) if **known == *name => Some(guess as u32),
            _ => self.numbers.get(name).copied(),
        }
    }

    fn add(&mut self, name: &str) -> u32 {
        let name: Arc<str> = name.into();
        let number = self.free.pop().unwrap_or_else(|| {
            self.names.push(None);
            self.names.len() as u32 - 1
        });
        self.names[number as usize] = Some(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    fn forget(&mut self, went: &[u32]) {
        for number in went {
            if let Some(name) = self.names[*number as usize].take() {
                self.numbers.remove(&name);
                self.free.push(*number);
            }
        }
    }

    /// Compares all names that share a block.
    fn compare_all(&mut self) {
        let form = |name: &Option<Arc<str>>| name.as_deref().map(|name| Form::new(self.kind, name));
        let forms: Vec<Option<Form>> = self.names.par_iter().with_min_len(SHARE).map(form).collect();
        let blocks = Blocks::new(forms.len(), |number, keys| forms[number].iter().for_each(|form| form.keys(keys)));
        let likeness = |pair: Pair| {
            let [one, other] = self.in_order(pair).map(|number| forms[number as usize].as_ref());
            let how = one?.likeness(other?)?;
            self.are_two(pair).then_some((pair, how))
        };
        let pairs = blocks.pairs(self.largest);
        let alike: Vec<(Pair, How)> = pairs.into_par_iter().with_min_len(SHARE).filter_map(likeness).collect();
        self.pairs = alike.into_iter().collect();
        self.blocks = blocks;
    }

    /// Puts names that came into the blocks, takes those that went out of them, and compares what that asks for.
    fn amend(&mut self, came: &[u32], went: &[u32]) {
        let mut forms = Forms::default();
        // How many names each block had that has others now.
        let mut sizes: FxHashMap<u64, usize> = FxHashMap::default();
        for number in went {
            for key in self.keys(&mut forms, *number) {
                sizes.entry(key).or_insert_with(|| self.blocks.of(key).len());
                self.blocks.remove(key, *number);
            }
        }
        self.forget(went);
        for number in came {
            for key in self.keys(&mut forms, *number) {
                sizes.entry(key).or_insert_with(|| self.blocks.of(key).len());
                self.blocks.add(key, *number);
            }
        }
        if !went.is_empty() {
            let stays = |number: u32| self.names[number as usize].is_some();
            self.pairs.retain(|(one, other), _| stays(*one) && stays(*other));
        }
        let (to_compare, in_doubt) = self.touched(&sizes, &came.iter().copied().collect());
        for pair in in_doubt {
            if !self.share_a_block(&mut forms, pair) {
                self.pairs.remove(&pair);
            }
        }
        for pair in to_compare {
            if let Some(how) = self.likeness(&mut forms, pair) {
                self.pairs.insert(pair, how);
            }
        }
    }

    /// The pairs of blocks that have other names now: those to compare, and those that were compared and might not be any more.
    fn touched(&self, sizes: &FxHashMap<u64, usize>, came: &FxHashSet<u32>) -> (FxHashSet<Pair>, FxHashSet<Pair>) {
        let (mut to_compare, mut in_doubt) = (FxHashSet::default(), FxHashSet::default());
        for (key, before) in sizes {
            let (block, was_small) = (self.blocks.of(*key), *before <= self.largest);
            let pairs = blocks::pairs_of(block);
            if block.len() > self.largest {
                // A block that was too large before has given nothing.
                in_doubt.extend(pairs.filter(|pair| was_small && self.pairs.contains_key(pair)));
            } else {
                let is_new = |(one, other): &Pair| !was_small || came.contains(one) || came.contains(other);
                to_compare.extend(pairs.filter(is_new));
            }
        }
        (to_compare, in_doubt)
    }

    /// Whether two names share a key that says something.
    fn share_a_block(&self, forms: &mut Forms, (one, other): Pair) -> bool {
        let theirs: FxHashSet<u64> = self.keys(forms, other).into_iter().collect();
        let shared = self.keys(forms, one).into_iter().filter(|key| theirs.contains(key));
        shared.map(|key| self.blocks.of(key).len()).any(|names| names <= self.largest)
    }

    fn likeness(&self, forms: &mut Forms, pair: Pair) -> Option<How> {
        let [one, other] = self.in_order(pair);
        self.form(forms, one);
        self.form(forms, other);
        let how = forms.get(&one)?.likeness(forms.get(&other)?)?;
        self.are_two(pair).then_some(how)
    }

    fn keys(&self, forms: &mut Forms, number: u32) -> Vec<u64> {
        let mut keys = Keys::default();
        self.form(forms, number).into_iter().for_each(|form| form.keys(&mut keys));
        keys.each()
    }

    /// A name taken apart; it is kept in `forms`.
    fn form<'a>(&self, forms: &'a mut Forms, number: u32) -> Option<&'a Form> {
        let name = self.names[number as usize].as_deref()?;
        Some(forms.entry(number).or_insert_with(|| Form::new(self.kind, name)))
    }

    /// A pair in the order of its names: their numbers tell only when they came.
    fn in_order(&self, (one, other): Pair) -> [u32; 2] {
        let name = |number: u32| &self.names[number as usize];
        if name(one) <= name(other) { [one, other] } else { [other, one] }
    }

    /// Whether two names are not found under one key: two entities of one name are a clash, which has a diagnostic of its own.
    fn are_two(&self, (one, other): Pair) -> bool {
        let [one, other] =
            [one, other].map(|number| self.names[number as usize].as_deref().map(|name| name_key(self.kind, name)));
        one != other
    }
}

/// Names taken apart in one go, by their numbers.
type Forms = FxHashMap<u32, Form>;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::blocks::LARGEST;
    use super::*;

    /// The pairs by their names.
    fn told(alike: &Alike) -> BTreeSet<([String; 2], How)> {
        let name = |number: u32| alike.names[number as usize].as_deref().unwrap().to_owned();
        let told = |(pair, how)| (alike.in_order(pair).map(name), how);
        alike.pairs().map(told).collect()
    }

    fn fresh(kind: Kind, largest: usize, names: &BTreeSet<String>) -> Alike {
        let mut fresh = Alike::new(kind, largest);
        fresh.take(names.iter().map(String::as_str));
        fresh
    }

    /// Names of so few letters that many are alike, and many share one surname and initial.
    fn name() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[A][ab]{1,4} Ivano(v|ff)",
            3 => "(A|V|Al|Vik|Vladim)(ex|tor|ir|\\.) ([A-C]\\. )?(Petrenko|Petrenka|Petrienko)",
            1 => "(The )?[Ff]leet (of|in) (Riga|Rigas)",
        ]
    }

    fn names(most: usize) -> impl Strategy<Value = BTreeSet<String>> {
        prop::collection::btree_set(name(), 0..most)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn names_that_come_and_go_leave_what_a_fresh_look_finds(
            start in names(70),
            steps in prop::collection::vec((names(6), prop::collection::vec(any::<prop::sample::Index>(), 0..6)), 1..8),
            largest in prop::sample::select(vec![3, 12, LARGEST]),
            kind in prop::sample::select(vec![Kind::Person, Kind::Tag]),
        ) {
            let mut names = start;
            let mut kept = fresh(kind, largest, &names);
            for (come, go) in steps {
                for index in go {
                    let gone = names.iter().nth(index.index(names.len().max(1))).cloned();
                    gone.map(|gone| names.remove(&gone));
                }
                names.extend(come);
                // In another order than before, and some of them twice.
                let all = names.iter().rev().chain(names.iter().take(3));
                let numbers = kept.take(all.map(String::as_str));
                prop_assert_eq!(told(&kept), told(&fresh(kind, largest, &names)));
                for (name, number) in names.iter().rev().zip(numbers) {
                    prop_assert_eq!(kept.names[number as usize].as_deref(), Some(name.as_str()));
                }
            }
        }
    }

    #[test]
    fn a_block_that_grows_too_large_and_shrinks_again_takes_its_pairs_along() {
        let mut all: BTreeSet<String> = (0..LARGEST - 1).map(|number| format!("Q{number:02}x Ivanov")).collect();
        all.insert("Q. Ivanov".to_owned());
        let mut kept = fresh(Kind::Person, LARGEST, &all);
        let pairs = told(&kept);
        assert!(pairs.len() >= LARGEST - 1, "{pairs:?}");
        let with_more = all.iter().map(String::as_str).chain(["Qyz Ivanov"]);
        kept.take(with_more);
        let fewer = told(&kept);
        assert!(fewer.len() < pairs.len(), "{fewer:?}");
        kept.take(all.iter().map(String::as_str));
        assert_eq!(told(&kept), pairs);
    }

    #[test]
    fn where_many_names_are_new_all_are_compared() {
        let [few, many] = [3, 300].map(|number| (0..number).map(|at| format!("Ada Petrenk{at}o")).collect());
        let mut kept = fresh(Kind::Person, LARGEST, &few);
        kept.take(many.iter().map(String::as_str));
        assert_eq!(told(&kept), told(&fresh(Kind::Person, LARGEST, &many)));
        kept.take(few.iter().map(String::as_str));
        assert_eq!(told(&kept), told(&fresh(Kind::Person, LARGEST, &few)));
    }
}
