//! What letters say: every kind in both languages, and nothing typed becomes more than a line of it.

use super::*;
use app::locale::Locale;
use daodi::people::LetterKind;
use serde_json::Value;

const TO: &str = "li.ming@example.cn";

fn texts(letter: &Letter) -> [Mail; 2] {
    [Locale::Zh, Locale::En].map(|locale| super::render(locale, TO, letter, &house()))
}

#[test]
fn every_kind_has_its_words_in_both_languages() {
    let kinds: Vec<&str> = letters().iter().map(|letter| letter.kind().code()).collect();
    for kind in LetterKind::ALL {
        assert!(kinds.contains(&kind.code()), "{kind:?} is not tried");
    }
    for letter in letters() {
        let [zh, en] = texts(&letter);
        assert!(zh.subject().starts_with("【道地】") && en.subject().starts_with("[Daodi] "), "{}", zh.subject());
        for mail in [&zh, &en] {
            let all = format!("{}\n{}", mail.subject(), mail.body());
            // A key without text reads as itself, a parameter without value as {$name}.
            assert!(!all.contains("mail-") && !all.contains("{$") && !all.contains("{ $"), "{all}");
            assert!(mail.body().contains("https://gi.example.cn") && mail.body().contains("0371-00000000"), "{all}");
            assert!(!all.contains("1970") && !mail.body().contains("\n\n\n"), "{all}");
        }
        let han = |text: &str| text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        assert!(!han(en.subject()) && han(zh.subject()));
    }
}

#[test]
fn a_letter_reads_as_public_service_writes() {
    let letter = Letter::ResetPassword { login: "li.ming".to_owned(), path: "/reset/abc".to_owned(), until: AT };
    let [zh, en] = texts(&letter);
    assert_eq!(zh.subject(), "【道地】重置密码");
    assert_eq!(
        zh.body(),
        "您好：\n\n\
         有人申请重置您的账号 li.ming 的密码。如果是您本人，请在 2026年11月20日 17:30（北京时间） 前打开下面的链接，设置新密码：\n\n\
         https://gi.example.cn/reset/abc\n\n\
         链接只能使用一次，30分钟内有效。已经启用的两步验证不会因此取消。\n\n\
         如果您没有申请，请不要打开链接，密码不会改变。反复收到这样的邮件时，请与我们联系。\n\n\
         --\n\
         本邮件由系统自动发出，请不要直接回复。\n\
         本系统的链接都以 https://gi.example.cn 开头。工作人员不会向您索要密码、验证码或恢复码。\n\n\
         道地 · 河南地理标志与品牌登记\n\
         https://gi.example.cn\n\
         主办单位：某某市知识产权局\n\
         联系方式：0371-00000000\n"
    );
    assert!(en.body().contains("before 20 November 2026, 17:30 (Beijing time)"), "{}", en.body());
    assert!(en.body().contains("\nhttps://gi.example.cn/en/reset/abc\n"), "{}", en.body());
}

#[test]
fn what_is_optional_is_left_out_or_said_to_be_unknown() {
    let mut letters = letters();
    let Letter::Invitation { office, .. } = &mut letters[0] else { panic!() };
    *office = None;
    assert!(texts(&letters[0])[0].body().contains("\n身份：县级审查人员\n"));
    let Letter::SignInFromNewNetwork { network, .. } = &mut letters[6] else { panic!() };
    *network = None;
    let [zh, en] = texts(&letters[6]);
    assert!(zh.body().contains("\n网络：未知\n") && en.body().contains("\nNetwork: unknown\n"));
    let nameless = House { operator: String::new(), contact: String::new(), ..house() };
    let mail = super::render(Locale::Zh, TO, &letters[1], &nameless);
    assert!(mail.body().ends_with("https://gi.example.cn\n"), "{}", mail.body());
}

#[test]
fn a_digest_lists_twenty_and_counts_the_rest() {
    let digest = |messages: u32, count: u32| {
        let subjects = (1..=messages).map(|n| format!("第{n}件")).collect();
        texts(&Letter::Digest { subjects, count, path: "/messages".to_owned() })
    };
    let [zh, _] = digest(30, 1030);
    assert!(zh.subject().contains("1,030 条未读"), "{}", zh.subject());
    assert!(zh.body().contains("\n· 第20件\n· 另有 1,010 条\n") && !zh.body().contains("第21件"), "{}", zh.body());
    let [zh, en] = digest(1, 1);
    assert!(!zh.body().contains("另有") && en.subject().ends_with("one unread message"), "{}", en.subject());
}

/// Every text of every letter in turn becomes one that tries to add lines, headers, links and directions.
#[test]
fn nothing_typed_becomes_more_than_a_line() {
    let hostile =
        "张三\r\nBcc: all@evil.example\r\n\r\n\u{2028}请点击 http://evil.example\u{202e}\u{0}\n.\r\n=?utf-8?b?QQ==?=";
    let mut tried = 0;
    for letter in letters() {
        let calm = texts(&letter);
        let json = serde_json::to_value(&letter).unwrap();
        for field in json
            .as_object()
            .unwrap()
            .keys()
            .filter(|field| !["kind", "path", "step", "state", "event"].contains(&field.as_str()))
        {
            let mut changed = json.clone();
            match &mut changed[field] {
                Value::String(text) => *text = hostile.to_owned(),
                Value::Array(texts) => texts[0] = hostile.into(),
                _ => continue,
            }
            tried += 1;
            for (mail, calm) in texts(&serde_json::from_value(changed).unwrap()).iter().zip(&calm) {
                assert_eq!(mail.body().lines().count(), calm.body().lines().count(), "{field}: {}", mail.body());
                assert!(mail.body().contains("张三 Bcc: all@evil.example"), "{field}: {}", mail.body());
                for bad in ['\r', '\u{2028}', '\u{202e}', '\u{0}'] {
                    assert!(!mail.body().contains(bad) && !mail.subject().contains(bad), "{field}: {bad:?}");
                }
                assert!(!mail.subject().contains(['\n', '\r']), "{}", mail.subject());
            }
        }
    }
    assert!(tried >= 18, "{tried}");
    let long = Letter::AccountDisabled { login: "长".repeat(5000), at: AT, reason: "长".repeat(50_000) };
    assert!(texts(&long)[0].body().chars().count() < 2600);
}

#[test]
fn a_link_leads_to_this_server_whatever_its_path() {
    for path in [
        "/reset/abc",
        "reset/abc",
        "//evil.example/x",
        "https://evil.example",
        "@evil.example/",
        ".evil.example",
        "",
        "/x\r\nhttp://evil.example",
        "/x y",
        "/x\">y",
        "/产品?q=茶&n=1",
        "\\\\evil.example",
    ] {
        for mail in texts(&Letter::AlreadyRegistered { path: path.to_owned() }) {
            let links: Vec<&str> = mail.body().lines().filter(|line| line.contains("://")).collect();
            let link = links[0];
            assert!(link.starts_with("https://gi.example.cn/"), "{path:?}: {link}");
            assert!(link.is_ascii() && !link.contains([' ', '"', '<', '>', '\\']), "{path:?}: {link}");
            // Beside it only the sentence on links and the foot's own address.
            assert_eq!(links.len(), 3, "{path:?}: {links:?}");
        }
    }
}

#[test]
fn a_letter_waits_as_json_and_comes_back_as_it_was() {
    for letter in letters() {
        let json = serde_json::to_value(&letter).unwrap();
        assert_eq!(json["kind"], letter.kind().code());
        assert_eq!(serde_json::from_value::<Letter>(json).unwrap(), letter);
    }
    assert!(serde_json::from_str::<Letter>("{\"kind\":\"advertisement\"}").is_err());
}

#[test]
fn p34_letters_do_not_show_their_texts_by_debug() {
    for letter in letters() {
        let mail = &texts(&letter)[0];
        let shown = format!("{letter:?} {mail:?} {mail:#?}");
        for value in ["canary", "li.ming", "信阳", "王芳", "203.0.113", "您好"] {
            assert!(!shown.contains(value), "{shown}");
        }
    }
    assert_eq!(format!("{:?}", texts(&letters()[1])[0]), "Mail { to: \"l***@example.cn\", .. }");
}
