//! What every text must be, and that the sources use the texts that exist.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{EN, FILES, Texts, ZH, message_keys, text, text_for, text_named, text_of, text_with};
use crate::locale::Locale;
use crate::pages::my::MESSAGE_KINDS;
use daodi::application::{
    Answer, Being, By, ChangeOf, Kind, Obstacle, PaperKind, Route, Scope, Section, State, Step, Turn,
    papers as papers_of, rule_of,
};
use daodi::audit::{Action, ObjectKind};
use daodi::form::Fault;
use daodi::ground::{AreaFinding, GroundKind, GrowerFault, ShapeSource, VersionState, Visibility};
use daodi::identifiers::{AnnouncementKind, Issuer};
use daodi::label::BatchState;
use daodi::people::{
    AccountState, ClaimState, OfficeLevel, Part, ProposalKind, ProposalState, Refusal, Role, SessionStage,
};
use daodi::ports::Group;
use daodi::registry::announcing::{FilingState, ItemField, ItemProblem};
use daodi::registry::{
    AuthorisationAct, AuthorisationState, Certainty, DataSet, EnterpriseStanding, ProductSort, Standing, Track,
};
use daodi::statistics::{FigureKind, IndicatorKind, PlanStatus};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// Keys that are put together from an area and a code of the domain, or from a name that stands in a list.
const DYNAMIC: &[&str] = &[
    "issued-",
    "track-",
    "product-standing-",
    "enterprise-standing-",
    "authorisation-",
    "certainty-",
    "plan-status-",
    "indicator-kind-",
    "figure-kind-",
    "issuer-",
    "announcement-kind-",
    "source-kind-",
    "level-",
    "division-status-",
    "place-precision-",
    "batch-",
    "data-set-",
    "search-sort-",
    "month-",
    "scan-",
    "error-",
    "fault-",
    "field-",
    "role-",
    "part-",
    "account-state-",
    "claim-state-",
    "proposal-kind-",
    "proposal-state-",
    "office-level-",
    "message-",
    "use-state-",
    "session-end-reason-",
    "desk-event-",
    "desk-app-group-",
    "desk-app-do-",
    "desk-app-about-",
    "desk-site-answer-",
    "desk-site-hint-",
    "object-kind-",
    "refusal-",
    "actor-",
    "session-stage-",
    "log-fact-",
    "ground-kind-",
    "ground-state-",
    "ground-finding-",
    "ground-visibility-",
    "ground-source-",
    "grower-fault-",
    "mail-state-",
    "mail-kind-",
    "mail-fault-",
    "limit-class-",
    "policy-",
    "application-state-",
    "application-kind-",
    "application-change-",
    "application-route-",
    "application-step-",
    "application-turn-",
    "application-section-",
    "application-answer-",
    "application-unit-",
    "application-hint-",
    "application-agree-",
    "paper-",
    "apply-being-",
    "my-app-kind-about-",
    "my-app-begin-",
    "apply-obstacle-",
    "apply-way-first-",
    "admin-act-",
    "admin-follows-",
    "admin-keys-",
    "admin-rotate-",
    "right-event-",
    "right-told-",
    "desk-right-care-",
    "filing-state-",
    "filing-show-",
    "filing-done-",
    "item-field-",
    "filing-case-",
    "item-problem-",
    "sheet-fault-",
];

/// The messages of one language with the parameters they name.
fn messages(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (file, zh, en) in FILES {
        let source = if locale == Locale::Zh { zh } else { en };
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{file} ({}): {errors:?}", locale.lang()));
        for entry in resource.entries() {
            match entry {
                Entry::Message(message) => {
                    let mut names = BTreeSet::new();
                    parameters(message.value.as_ref().unwrap(), &mut names);
                    let twice = found.insert(message.id.name.to_owned(), names);
                    assert!(twice.is_none(), "{} stands twice ({})", message.id.name, locale.lang());
                }
                Entry::Term(term) => panic!("{file}: a term, {}", term.id.name),
                Entry::Junk { content } => panic!("{file}: not Fluent: {content}"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    found
}

fn parameters(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|v| parameters(&v.value, names));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            names.insert(id.name.to_owned());
        }
    }
}

/// Every message as a reader may get it, with a stand-in for each parameter.
fn readings(locale: Locale) -> Vec<(String, String)> {
    let texts = Texts::of(locale);
    messages(locale)
        .into_iter()
        .flat_map(|(key, names)| {
            let key: &'static str = Box::leak(key.into_boxed_str());
            [1_i64, 2].map(|n| {
                let args: Vec<_> = names.iter().map(|name| (name.as_str(), n.into())).collect();
                let reading = texts.plain.get(key).map_or_else(|| text_with(locale, key, &args), |t| (*t).to_owned());
                (key.to_owned(), reading)
            })
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_parameters() {
    let (zh, en) = (messages(Locale::Zh), messages(Locale::En));
    assert!(zh.len() > 600);
    for (key, names) in &zh {
        // A language may leave the count out where it says "one", so the parameters of all variants are compared.
        assert_eq!(Some(names), en.get(key), "{key}");
    }
    assert_eq!(zh.len(), en.len(), "{:?}", en.keys().filter(|k| !zh.contains_key(*k)).collect::<Vec<_>>());
}

#[test]
fn the_key_reader_and_the_parser_agree_and_every_file_is_listed() {
    for (texts, locale) in [(&ZH, Locale::Zh), (&EN, Locale::En)] {
        let parsed = messages(locale);
        let read: BTreeSet<_> =
            FILES.iter().flat_map(|(_, zh, en)| message_keys(if locale == Locale::Zh { zh } else { en })).collect();
        assert_eq!(read, parsed.keys().map(String::as_str).collect());
        let plain: BTreeSet<_> = parsed.iter().filter(|(_, p)| p.is_empty()).map(|(k, _)| k.as_str()).collect();
        assert_eq!(plain, texts.plain.keys().copied().collect());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale.lang());
        let files: BTreeSet<_> =
            std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(files, FILES.iter().map(|(name, ..)| format!("{name}.ftl")).collect());
    }
}

#[test]
fn no_message_is_empty_unfinished_or_speaks_of_genuine_and_fake() {
    for &locale in Locale::ALL {
        for (key, reading) in readings(locale) {
            assert!(!reading.trim().is_empty(), "{key}");
            for bad in ["TODO", "FIXME", "{$", "正品", "假货", "genuine", "counterfeit"] {
                assert!(!reading.to_lowercase().contains(&bad.to_lowercase()), "{key}: {reading}");
            }
        }
    }
}

#[test]
fn chinese_texts_use_chinese_punctuation() {
    let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    for (key, reading) in readings(Locale::Zh) {
        let chars: Vec<char> = reading.chars().collect();
        for (i, &c) in chars.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(|&c| han(c));
            let after = chars.get(i + 1).is_some_and(|&c| han(c));
            assert!(!(before && matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | '"' | ')')), "{key}: {reading}");
            assert!(!(after && matches!(c, '(' | '"' | ',')), "{key}: {reading}");
        }
    }
}

#[test]
fn every_code_of_the_domain_has_its_texts() {
    let areas: &[(&'static str, Vec<&'static str>)] = &[
        ("track", Track::ALL.iter().map(|t| t.code()).collect()),
        ("track-full", Track::ALL.iter().map(|t| t.code()).collect()),
        ("track-explain", Track::ALL.iter().map(|t| t.code()).collect()),
        ("product-standing", Standing::ALL.iter().map(|s| s.code()).collect()),
        ("product-standing-explain", Standing::ALL.iter().map(|s| s.code()).collect()),
        ("enterprise-standing", EnterpriseStanding::ALL.iter().map(|s| s.code()).collect()),
        ("enterprise-standing-explain", EnterpriseStanding::ALL.iter().map(|s| s.code()).collect()),
        ("authorisation", AuthorisationState::ALL.iter().map(|s| s.code()).collect()),
        ("authorisation-explain", AuthorisationState::ALL.iter().map(|s| s.code()).collect()),
        ("certainty", Certainty::ALL.iter().map(|c| c.code()).collect()),
        ("certainty-explain", Certainty::ALL.iter().map(|c| c.code()).collect()),
        ("announcement-kind", AnnouncementKind::ALL.iter().map(|k| k.code()).collect()),
        ("issuer", Issuer::ALL.iter().map(|i| i.code()).collect()),
        ("plan-status", PlanStatus::ALL.iter().map(|s| s.code()).collect()),
        ("indicator-kind", IndicatorKind::ALL.iter().map(|k| k.code()).collect()),
        ("figure-kind", FigureKind::ALL.iter().map(|k| k.code()).collect()),
        ("batch", BatchState::ALL.iter().map(|s| s.code()).collect()),
        ("data-set", DataSet::ALL.iter().map(|s| s.code()).collect()),
        ("search-sort", ProductSort::ALL.iter().map(|s| s.code()).collect()),
        ("role", Role::ALL.iter().map(|r| r.code()).collect()),
        ("filing-state", FilingState::ALL.iter().map(|s| s.code()).collect()),
        ("right-event", AuthorisationAct::ALL.iter().map(|a| a.code()).collect()),
        ("item-field", ItemField::ALL.iter().map(|f| f.code()).collect()),
        ("part", Part::ALL.iter().map(|p| p.code()).collect()),
        ("account-state", AccountState::ALL.iter().map(|s| s.code()).collect()),
        ("claim-state", ClaimState::ALL.iter().map(|s| s.code()).collect()),
        ("proposal-kind", ProposalKind::ALL.iter().map(|k| k.code()).collect()),
        ("proposal-state", ProposalState::ALL.iter().map(|s| s.code()).collect()),
        ("office-level", OfficeLevel::ALL.iter().map(|l| l.code()).collect()),
        ("application-state", State::ALL.iter().map(|s| s.code()).collect()),
        ("application-kind", Kind::ALL.iter().map(|k| k.code()).collect()),
        ("application-change", ChangeOf::ALL.iter().map(|c| c.code()).collect()),
        ("application-route", Route::ALL.iter().map(|r| r.code()).collect()),
        ("application-route-explain", Route::ALL.iter().map(|r| r.code()).collect()),
        ("application-step", Step::ALL.iter().map(|s| s.code()).collect()),
        ("application-turn", Turn::ALL.iter().map(|t| t.code()).collect()),
        ("application-section", Section::ALL.iter().map(|s| s.code()).collect()),
        ("my-app-kind-about", Kind::ALL.iter().map(|k| k.code()).collect()),
        ("my-app-begin", Kind::ALL.iter().map(|k| k.code()).collect()),
        ("apply-being", Being::ALL.iter().map(|b| b.code()).collect()),
        ("apply-being-about", Being::ALL.iter().map(|b| b.code()).collect()),
        ("apply-obstacle", Obstacle::ALL.iter().map(|o| o.code()).collect()),
        ("apply-way-first", Route::ALL.iter().map(|r| r.code()).collect()),
        ("desk-app-group", Group::ALL.iter().map(|g| g.code()).chain(["all"]).collect()),
        ("desk-app-group-about", Group::ALL.iter().map(|g| g.code()).chain(["all"]).collect()),
        ("desk-app-do", office_steps()),
        ("desk-app-about", office_steps()),
        ("paper", PaperKind::ALL.iter().map(|k| k.code()).collect()),
        ("role-explain", Role::ALL.iter().map(|r| r.code()).collect()),
        ("object-kind", ObjectKind::ALL.iter().map(|k| k.code()).collect()),
        ("refusal", REFUSALS.iter().map(|r| r.code()).collect()),
        ("session-stage", SessionStage::ALL.iter().map(|s| s.code()).collect()),
        ("admin-follows", ProposalKind::ALL.iter().map(|k| k.code()).collect()),
        ("admin-act", ProposalKind::ALL.iter().map(|k| k.code()).collect()),
        ("ground-kind", GroundKind::ALL.iter().map(|k| k.code()).collect()),
        ("ground-state", VersionState::ALL.iter().map(|s| s.code()).collect()),
        ("ground-finding", AreaFinding::ALL.iter().map(|f| f.code()).collect()),
        ("ground-visibility", Visibility::ALL.iter().map(|v| v.code()).collect()),
        ("ground-visibility-about", Visibility::ALL.iter().map(|v| v.code()).collect()),
        ("ground-source", ShapeSource::ALL.iter().map(|s| s.code()).collect()),
        ("grower-fault", GrowerFault::ALL.iter().map(|f| f.code()).collect()),
        ("admin-act-about", ProposalKind::ALL.iter().map(|k| k.code()).collect()),
    ];
    for &locale in Locale::ALL {
        for (area, codes) in areas {
            for code in codes {
                assert_ne!(text_for(locale, area, code), *code, "{area}-{code}");
            }
        }
    }
}

/// The steps that an office takes.
fn office_steps() -> Vec<&'static str> {
    let office = |step: &Step| rule_of(*step).is_some_and(|rule| rule.by != By::Applicant);
    Step::ALL.iter().filter(|step| office(step)).map(|step| step.code()).collect()
}

/// Everything that an application of any kind and way can ask for.
fn scopes() -> Vec<Scope> {
    let changes = ChangeOf::ALL.iter().map(|change| (Kind::Change, Some(*change)));
    let kinds = [(Kind::New, None), (Kind::GivingUp, None)].into_iter().chain(changes);
    kinds
        .flat_map(|(kind, change_of)| Route::ALL.iter().map(move |route| Scope { kind, change_of, route: *route }))
        .collect()
}

#[test]
fn every_question_and_every_paper_of_an_application_is_named_and_explained() {
    for &locale in Locale::ALL {
        let has = |area: &str, code: &str| {
            assert!(text_named(locale, area, code, &[("value", "1".into())]).is_some(), "{area}-{code}");
        };
        for scope in scopes() {
            for question in scope.questions() {
                has("field", question.name);
                match question.answer {
                    Answer::Agree => has("application-agree", question.name),
                    Answer::Choice(offered) => {
                        has("application-hint", question.name);
                        offered.iter().for_each(|code| has("application-answer", &format!("{}-{code}", question.name)));
                    }
                    Answer::Number => {
                        has("application-hint", question.name);
                        has("application-unit", question.name);
                    }
                    _ => has("application-hint", question.name),
                }
            }
            for (kind, _) in papers_of(scope.kind, scope.change_of, scope.route) {
                has("field", kind.code());
                for part in ["hint", "instead", "example"] {
                    has("paper", &format!("{}-{part}", kind.code()));
                }
            }
        }
    }
}

/// Every refusal; a new one does not compile here until it is listed.
const REFUSALS: [Refusal; 5] =
    [Refusal::NotSignedIn, Refusal::SecondFactor, Refusal::Role, Refusal::Foreign, Refusal::Stale];

#[test]
fn every_act_and_every_refusal_has_its_text() {
    for &locale in Locale::ALL {
        for act in Action::ALL {
            assert_ne!(text_of(locale, "action", act.code()), act.code(), "{}", act.code());
        }
    }
    for refusal in REFUSALS {
        // The match names every refusal, so that the list above is whole.
        match refusal {
            Refusal::NotSignedIn | Refusal::SecondFactor | Refusal::Role | Refusal::Foreign | Refusal::Stale => {}
        }
    }
    let distinct: BTreeSet<_> = REFUSALS.iter().map(|refusal| refusal.code()).collect();
    assert_eq!(distinct.len(), REFUSALS.len());
    assert_eq!(text_of(Locale::Zh, "action", "account.create"), "创建账户");
    assert_eq!(text_of(Locale::Zh, "action", "no.such_act"), "no.such_act");
}

#[test]
fn every_fault_has_its_text_and_says_its_bound() {
    let bound = [
        Fault::TooLong,
        Fault::TooShort,
        Fault::FileSize,
        Fault::FilePoints,
        Fault::TooManyRows,
        Fault::TooManyChosen,
        Fault::TableRows,
    ];
    for &locale in Locale::ALL {
        for &fault in Fault::ALL {
            let text = text_named(locale, "fault", fault.code(), &[("n", 4321.into())]);
            let text = text.unwrap_or_else(|| panic!("fault-{} ({})", fault.code(), locale.lang()));
            // What is wrong in a table or an outline names its line or feature.
            let places = fault.code().ends_with("_line") || fault.code().ends_with("_feature");
            assert_eq!(text.contains("4,321"), bound.contains(&fault) || places, "{}: {text}", fault.code());
        }
    }
    assert_eq!(text_named(Locale::Zh, "fault", "no_such_fault", &[]), None);
}

#[test]
fn every_doubt_about_a_row_has_its_text() {
    for &locale in Locale::ALL {
        for problem in ItemProblem::ALL {
            let text = text_named(locale, "item-problem", problem.code(), &[("other", "x".into())]);
            assert!(text.is_some(), "item-problem-{} ({})", problem.code(), locale.lang());
        }
    }
}

#[test]
fn every_kind_of_message_has_its_text_with_the_arguments_it_is_sent_with() {
    for &locale in Locale::ALL {
        let known = messages(locale);
        for (kind, args) in MESSAGE_KINDS {
            let names: BTreeSet<String> = args.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(known.get(&format!("message-{kind}")), Some(&names), "{kind} ({})", locale.lang());
        }
    }
}

#[test]
fn everything_that_is_done_to_a_claim_has_its_words() {
    use daodi::audit::Action::{ClaimDecide, ClaimMake, ClaimWithdraw, FileRead, FileUpload, PersonReveal};
    for &locale in Locale::ALL {
        for action in [ClaimMake, ClaimWithdraw, ClaimDecide, FileUpload, FileRead, PersonReveal] {
            let code = action.code().replace('.', "-");
            assert!(text_named(locale, "desk-event", &code, &[]).is_some(), "{code}");
        }
        for reason in ["signed_out", "ended", "idle", "expired", "password", "disabled", "role"] {
            assert!(text_named(locale, "session-end-reason", reason, &[]).is_some(), "{reason}");
        }
    }
}

#[test]
fn counts_have_groups_years_and_document_numbers_have_none() {
    assert_eq!(text_with(Locale::Zh, "common-count-products", &[("n", 2586.into())]), "2,586 个产品");
    assert_eq!(text_with(Locale::En, "common-count-products", &[("n", 1.into())]), "1 product");
    assert_eq!(text_with(Locale::En, "common-count-products", &[("n", 2586.into())]), "2,586 products");
    let number = [("year", 2011.into()), ("number", 1699.into())];
    assert_eq!(text_with(Locale::Zh, "announcement-number-year", &number), "2011年第1699号");
}

#[test]
fn an_unknown_key_reads_as_itself() {
    assert_eq!(text(Locale::Zh, "no-such-key"), "no-such-key");
    assert_eq!(text_with(Locale::En, "no-such-key", &[]), "no-such-key");
    assert_eq!(text_for(Locale::En, "track", "no_such_track"), "no_such_track");
}

/// The Rust sources that may name a text, this folder aside.
fn sources() -> Vec<(PathBuf, String)> {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![app.join("src"), app.join("../server")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && path != app.join("src/text") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    assert!(found.len() > 3);
    found
}

/// The first string literal among the arguments of each call of `name`.
fn literals<'a>(source: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    source.match_indices(name).filter_map(move |(at, _)| {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        if source.get(..at)?.ends_with(word) {
            return None;
        }
        let (before, rest) = source.get(at + name.len()..)?.split_once('"')?;
        (!before.contains([')', ';', '{', '|'])).then(|| rest.split('"').next()).flatten()
    })
}

#[test]
fn every_key_that_the_sources_name_exists() {
    let known = messages(Locale::Zh);
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        for (call, with) in
            [("text(", false), ("t(", false), ("t_owned(", false), ("t!(", false), ("text_with(", true), ("tw(", true)]
        {
            for key in literals(&source, call).filter(|key| key.contains('-') && !key.contains(' ')) {
                match known.get(key) {
                    None => wrong.push(format!("{}: {key} does not exist", path.display())),
                    Some(names) if !with && !names.is_empty() => {
                        wrong.push(format!("{}: {key} needs {names:?}", path.display()));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_key_is_used() {
    let all: String = sources().into_iter().map(|(_, source)| source).collect();
    // Whatever stands between two quotes: a key that is used is among it.
    let quoted: HashSet<&str> = all.split('"').collect();
    let known = messages(Locale::Zh);
    let unused: Vec<_> = known
        .keys()
        .filter(|key| !DYNAMIC.iter().any(|area| key.starts_with(area)) && !quoted.contains(key.as_str()))
        .filter(|key| !Action::ALL.iter().any(|act| **key == format!("action-{}", act.code().replace('.', "_"))))
        .collect();
    assert!(unused.is_empty(), "{} unused: {unused:#?}", unused.len());
}

#[test]
fn the_key_finder_finds_calls_over_lines_and_no_other_words() {
    let source = "text(cx.locale, \"nav-home\"); context(\"not-me\"); text_with(\n    l,\n    \"page-go\", &[])";
    assert_eq!(literals(source, "text(").collect::<Vec<_>>(), ["nav-home"]);
    assert_eq!(literals(source, "text_with(").collect::<Vec<_>>(), ["page-go"]);
}
