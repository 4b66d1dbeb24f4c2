//! STUB
use crate::date::{Date, Day};
use std::cmp::Ordering;
#[derive(Debug)]
pub struct Language { words: serde_json::Map<String, serde_json::Value> }
impl Language {
    pub fn new(_tag: &str) -> Self { Self { words: match crate::yaml::parse(include_str!("en.yaml")).map(|n| n.to_json()) { Ok(serde_json::Value::Object(m)) => m, _ => serde_json::Map::new() } } }
    pub fn tag(&self) -> &str { "en" }
    pub fn direction(&self) -> &'static str { "ltr" }
    pub fn words(&self) -> &serde_json::Map<String, serde_json::Value> { &self.words }
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str { key }
    pub fn count(&self, n: usize, noun: &str) -> Option<String> { Some(format!("{n} {noun}")) }
    pub fn counted_nouns(&self) -> impl Iterator<Item = &str> { std::iter::empty() }
    pub fn date(&self, date: &Date) -> String { date.to_string() }
    pub fn short_date(&self, date: &Date) -> String { date.to_string() }
    pub fn time(&self, date: &Date) -> Option<String> { date.time().map(|t| t.to_string()) }
    pub fn month(&self, year: i16, month: u8) -> String { format!("{year}-{month}") }
    pub fn month_name(&self, month: u8) -> String { month.to_string() }
    pub fn weekday(&self, day: Day) -> String { format!("{:?}", day.weekday()) }
    pub fn span(&self, first: Day, last: Day) -> String { format!("{first}–{last}") }
    pub fn compare(&self, a: &str, b: &str) -> Ordering { a.cmp(b) }
    pub fn initial(&self, name: &str) -> String { name.chars().take(1).collect() }
    pub fn weekday_headers(&self) -> [(String, String); 7] { ["Mon","Tue","Wed","Thu","Fri","Sat","Sun"].map(|d| (d.into(), d.into())) }
}
