//! Words beside names: particles, offices, pronouns, and those of which organisations' names are made.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A set of words.
type Words = LazyLock<FxHashSet<&'static str>>;

/// Particles that stand within a name.
pub(super) const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "di", "da", "del", "la", "le", "al", "bin", "ben", "ten", "ter", "zu", "dos",
    "el", "ibn",
];
/// Words with capitals that are no part of a name beside an office.
pub(super) static NO_NAME: Words = LazyLock::new(|| NO_NAME_TEXT.split(' ').collect());
const NO_NAME_TEXT: &str = "prime foreign defence defense interior finance deputy vice former chief executive director manager spokesman spokeswoman spokesperson \
    secretary professor analyst expert lawyer journalist commander colonel major captain lieutenant sergeant admiral ambassador \
    commissioner senator republican democrat democratic democrats republicans catholic orthodox empire mayor governor judge justice \
    attorney sir lady lord king queen prince princess pope archbishop bishop rabbi imam coach the a an on in at and but if experte expertin \
    analystin sprecher sprecherin politologe politologin historiker historikerin professorin chefin chef abgeordnete abgeordneter forscher \
    forscherin ministerin he she they it we i you who er sie es wir ich jis ji jie он она они вона він вони ona oni";
/// Pronouns that mean whoever spoke last.
pub(super) const PRONOUNS: &[&str] =
    &["he", "she", "er", "sie", "jis", "ji", "он", "она", "він", "вона", "ён", "яна", "on", "ona"];
/// Endings of German nouns that stand before a name and are none.
pub(super) const GERMAN_NOUNS: &[&str] = &[
    "minister",
    "ministerin",
    "präsident",
    "präsidentin",
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "kanzler",
    "kanzlerin",
    "forscher",
    "experte",
    "expertin",
    "leiter",
    "leiterin",
    "beauftragte",
    "vorsitzende",
    "vorsitzender",
    "kommissar",
    "general",
    "richter",
    "direktor",
    "direktorin",
];

/// Offices and professions that stand before a name in small letters, beside the titles that every text has.
pub(super) static OFFICES: Words = LazyLock::new(|| OFFICES_TEXT.split(' ').collect());
const OFFICES_TEXT: &str = "учитель учительница вчитель вчителька nauczyciel nauczycielka mokytojas mokytoja lehrer lehrerin teacher судья суддя прокурор тренер \
    капитан капітан режиссер режиссёр режисер режисерка художник художниця поэт поет teisėjas teisėja prokuroras prokurorė treneris trenerė \
    kapitonas režisierius režisierė dailininkas dailininkė aktorius aktorė sędzia prokurator prokuratorka trener trenerka kapitan aktor \
    aktorka richter richterin staatsanwalt staatsanwältin trainer trainerin kapitän regisseur regisseurin judge prosecutor coach captain \
    актёр актриса актор акторка spokesman spokeswoman spokesperson analyst expert professor director lawyer historian economist journalist \
    researcher scientist minister president mayor governor commissioner ambassador secretary chairman chairwoman chief head commander \
    general colonel senator deputy activist author writer editor lecturer sociologist psychologist politologas politologė analitikas \
    analitikė ekspertas ekspertė profesorius profesorė istorikas istorikė ekonomistas ekonomistė advokatas advokatė žurnalistas žurnalistė \
    vadovas vadovė direktorius direktorė atstovas atstovė ministras ministrė meras merė prezidentas prezidentė premjeras premjerė \
    sociologas sociologė teisininkas teisininkė gydytojas gydytoja generolas mokslininkas mokslininkė redaktorius redaktorė docentas \
    docentė rašytojas rašytoja pirmininkas pirmininkė sekretorius sekretorė ambasadorius ambasadorė politolog politolożka analityk \
    analityczka ekspert ekspertka profesor prof rzecznik rzeczniczka dyrektor dyrektorka historyk historyczka ekonomista ekonomistka \
    prawnik prawniczka dziennikarz dziennikarka szef szefowa burmistrz wójt poseł posłanka prezes prezeska premier prezydent wiceminister \
    wicepremier starosta generał komendant socjolog socjolożka naukowiec adwokat adwokatka lekarz lekarka przewodniczący przewodnicząca \
    sekretarz ambasador reżyser pisarz pisarka политолог эксперт аналитик профессор директор историк экономист адвокат журналист \
    журналистка глава представитель представительница пресс-секретарь депутат сенатор мэр губернатор министр президент премьер социолог \
    юрист врач генерал ученый учёный редактор доцент писатель писательница председатель секретарь посол руководитель начальник сотрудник \
    активист активистка правозащитник правозащитница спикер замглавы політолог експерт експертка аналітик аналітикиня професор професорка \
    речник речниця очільник очільниця голова директорка історик історикиня економіст економістка юристка лікар лікарка міністр міністерка \
    мер президентка премʼєр прем’єр соціолог соціологиня науковець редакторка письменник письменниця секретар керівник керівниця \
    журналістка активіст депутатка адвокатка начальниця politologe politologin experte expertin analystin historiker historikerin ökonom \
    ökonomin sprecher sprecherin forscher forscherin ministerin bürgermeister bürgermeisterin präsident präsidentin direktor direktorin \
    leiter leiterin chef chefin soziologe soziologin jurist juristin journalistin professorin kanzler kanzlerin abgeordnete abgeordneter \
    vorsitzende vorsitzender anwalt anwältin politikwissenschaftler politikwissenschaftlerin militärexperte militärexpertin gewerkschafter \
    gewerkschafterin landrat landrätin ärztin arzt палітолаг аналітык прафесар дырэктар гісторык эканаміст адвакат журналіст кіраўнік \
    прадстаўнік прэзідэнт politologs politoloģe eksperts eksperte analītiķis profesors direktors ministrs ministre prezidents vēsturnieks \
    ekonomists";

/// Last words of places that are called after people.
const PLACES: &[&str] = &[
    "street",
    "avenue",
    "road",
    "square",
    "park",
    "lake",
    "river",
    "hotel",
    "airport",
    "station",
    "bridge",
    "hospital",
    "cathedral",
    "castle",
    "island",
    "bay",
    "hill",
    "school",
    "college",
    "stadium",
    "tower",
    "palace",
    "theatre",
    "museum",
    "prize",
    "award",
    "memorial",
    "centre",
    "platz",
    "straße",
    "allee",
    "brücke",
];

/// Whether a word is the last of a place that is called after somebody.
pub(super) fn is_place(word: &str) -> bool {
    PLACES.contains(&word.to_lowercase().as_str())
}

/// Words in the names of organisations, and endings of German ones.
const ORGANISATIONS: &str = "council ministry agency university institute committee commission union party bank company group association foundation times post mail \
    news house court police department office board centre center network organisation organization federation league club corporation \
    church army stiftung gesellschaft verband ministerium partei verein amt министерство комитет совет институт університет міністерство \
    комітет рада ministerija institutas universitetas partija komisja ministerstwo instytut uniwersytet";

/// Beginnings of words in the names of organisations, in languages whose words have cases.
const STEMS: &[&str] = &[
    "bibliotek",
    "muze",
    "minister",
    "министерств",
    "міністерств",
    "комитет",
    "комітет",
    "институт",
    "інститут",
    "университет",
    "університет",
    "компани",
    "компані",
    "фонд",
    "союз",
    "instytut",
    "uniwersytet",
    "fundacj",
    "stowarzysz",
    "komisj",
    "urzęd",
    "institut",
    "universitet",
    "konsortium",
    "konzern",
    "unternehmen",
    "bündnis",
    "draugij",
    "asociacij",
    "sąjung",
    "savivaldyb",
    "partij",
    "memorial",
    "regatta",
];

/// Beginnings of words that stand in front of somebody whom a thing is called after.
const CALLED_IN_FRONT: &[&str] =
    &["улиц", "проспект", "площад", "имени", "вулиц", "площ", "імені", "ulic", "plac", "straße", "calle", "rue", "via"];
/// The same, whole words.
const CALLED: &[&str] = &["им", "ім", "im", "ul", "ул", "вул", "пр", "pl"];
/// Beginnings of words that stand behind somebody whom a thing is called after.
const CALLED_BEHIND: &[&str] = &[
    "teatr",
    "gatv",
    "premij",
    "mokykl",
    "gimnazij",
    "fond",
    "taur",
    "vard",
    "aikšt",
    "bibliotek",
    "stadion",
    "muziej",
    "prospekt",
];

/// Whether a thing is called after somebody: by the word in front of the name, and those behind.
pub(super) fn is_called_after(in_front: Option<&str>, behind: &[&str]) -> bool {
    let begins = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.to_lowercase().starts_with(stem));
    in_front.is_some_and(|word| begins(word, CALLED_IN_FRONT) || CALLED.contains(&word.to_lowercase().as_str()))
        || behind.iter().any(|word| begins(word, CALLED_BEHIND))
}

/// Whether a name is that of an organisation, by its words.
pub(super) fn is_organisation(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(' ').any(|word| {
        ORGANISATIONS.split(' ').any(|end| word == end || (end.len() > 5 && word.ends_with(end)))
            || STEMS.iter().any(|stem| word.starts_with(stem))
    })
}
