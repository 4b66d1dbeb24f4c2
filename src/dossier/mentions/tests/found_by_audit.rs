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
        (
            "people: Andrew March",
            "Women met on 8 March. The BBC March report, the Russian March.",
            &["~Russian=Russia"],
        ),
        ("people: Theresa May", "In 2016 Prime Minister May and T. May spoke.", &[MAY, MAY]),
        ("people: Andrew March", "General March and the Secretary of State March left.", &[MARCH, MARCH]),
        ("people: Vladimir Putin", "In 1999 Putin rose. See Part 3. Putin left.", &[PUTIN, PUTIN]),
    ]);
}

#[test]
fn behind_a_surname_that_comes_first_stands_a_forename() {
    const KIM: &str = "Kim=Kim Jong Un";
    check(&[
        ("people: Kim Jong Un", "Then Kim Yo Jong said, and Kim Jong Il, Kim Jong-il and Kim Kardashian.", &[]),
        ("people: Kim Jong Un", "General Kim Jong Sik left. Kim Yo-jong stayed.", &[]),
        (
            "people: Kim Jong Un",
            "Kim said. Kim’s Korea and the Kim regime. “Kim”, Pyongyang wrote.",
            &[KIM, KIM, KIM, KIM],
        ),
        ("people: Kim Jong Un", "On Tuesday Kim Monday said: if Kim Russia joins.", &[KIM, KIM, "Russia=Russia"]),
        ("people: Kim Jong Un", "Kim Jong Un spoke. Kim Jong said.", &["Kim Jong Un=Kim Jong Un", KIM]),
        ("language: ru\npeople: Kim Jong Un", "сестра Ким Ё Чжон и сын Ким Чен Ира", &[]),
        ("language: ru\npeople: Kim Jong Un", "сказал Ким в Пхеньяне", &["Ким=Kim Jong Un"]),
        ("people: Orbán Viktor", "Then Orbán Balázs spoke, and Orbán left.", &["Orbán=Orbán Viktor"]),
        ("people: Vladimir Putin", "They call Putin Russia’s last tsar.", &[PUTIN, "Russia=Russia"]),
        ("people: George Bush", "the Bush Doctrine", &["Bush=George Bush"]),
    ]);
}
