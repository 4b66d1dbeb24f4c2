//! What a reader who looked for faults found: false friends of a name, and names that were missed.

use super::{PUTIN, check};

const MAY: &str = "May=Theresa May";
const MARCH: &str = "March=Andrew March";

#[test]
fn a_date_is_nobody() {
    check(&[
        ("people: Theresa May", "The talks of 12 May 2016 failed.", &[]),
        ("people: Theresa May", "On Thursday, 5 May, they met. Monday May 9 is free, and so is Friday, May 13.", &[]),
        ("language: de\npeople: Theresa May", "Am 3 May und am 3. May", &[]),
        ("people: Andrew March", "Women met on 8 March. The BBC March report, the Russian March.", &["~Russian=Russia"]),
        ("people: Theresa May", "In 2016 Prime Minister May and T. May spoke.", &[MAY, MAY]),
        ("people: Andrew March", "General March and the Secretary of State March left.", &[MARCH, MARCH]),
        ("people: Vladimir Putin", "In 1999 Putin rose. See Part 3. Putin left.", &[PUTIN, PUTIN]),
    ]);
}
