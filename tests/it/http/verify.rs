//! `/verify`: codes typed by hand, in every way people type them.

use super::labels::{code, issued};
use tests::one_app;
use tests::reply::{attribute, first_text, seen};

fn full_width(text: &str) -> String {
    text.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect()
}

one_app! {
    async fn every_way_of_typing_a_code_leads_to_its_page(app: TestApp) {
        let batch = issued(&app).await;
        let label = code(&app, &batch, 1);
        let (plain, grouped) = (label.to_string(), label.grouped());
        for typed in [
            plain.clone(),
            grouped.clone(),
            grouped.replace(' ', "-"),
            grouped.replace(' ', "－"),
            grouped.replace(' ', "　"),
            format!("  {}  ", grouped.to_lowercase()),
            plain.replace('0', "O").replace('1', "I"),
            plain.replace('0', "o").replace('1', "l"),
            full_width(&plain),
            full_width(&plain.to_lowercase()),
            format!("https://dd.henan.cn/{plain}"),
            format!("DD.HENAN.CN/{plain}"),
        ] {
            for (prefix, to) in [("", format!("/{plain}")), ("/en", format!("/en/{plain}"))] {
                let sent = tests::app::component(&typed);
                let reply = app.get(&format!("{prefix}/verify?code={sent}")).await.expect(303);
                assert_eq!(reply.header("location"), to, "{typed}");
                assert_eq!(reply.header("cache-control"), "no-store");
            }
        }
        assert_eq!(app.get(&format!("/{plain}")).await.status, 200);
    }

    async fn a_mistyped_code_is_said_and_kept(app: TestApp) {
        let batch = issued(&app).await;
        let label = code(&app, &batch, 1).grouped();
        let swapped = |at: usize| {
            let mut text = label.clone();
            let other = if text.as_bytes()[at] == b'7' { "8" } else { "7" };
            text.replace_range(at..=at, other);
            text
        };
        for at in (0..label.len()).filter(|at| at % 6 != 5) {
            let typed = swapped(at);
            let reply = app.get(&format!("/verify?code={}", typed.replace(' ', "+"))).await.expect(200);
            let html = reply.html();
            assert_eq!(attribute(&html, "input[name=code]", "value"), typed);
            assert_eq!(attribute(&html, "input[name=code]", "aria-invalid"), "true");
            assert!(seen(&html).contains("编号可能输错了"), "{}", seen(&html));
            assert!(!seen(&html).contains("不是本系统签发"), "typed, so perhaps only mistyped");
        }
        let english = app.get(&format!("/en/verify?code={}", swapped(0).replace(' ', "+"))).await.expect(200);
        assert!(seen(&english.html()).to_lowercase().contains("mistyped"), "{}", seen(&english.html()));
    }

    async fn what_is_no_code_is_said_exactly(app: TestApp) {
        for (typed, said) in [
            ("", "请输入标签编号"),
            ("   ", "请输入标签编号"),
            ("1G7K2", "您输入了 5 位"),
            ("1G7K2 QMX4D 0VN8R J5T3W YHAZC 1", "您输入了 26 位"),
            ("1G7K2 QMX4D 0VN8R J5T3W YHAZU", "编号里不会出现“U”"),
            ("信阳毛尖", "编号里不会出现“信”"),
            ("ZG7K2 QMX4D 0VN8R J5T3W YHAZC", "编号可能输错了"),
        ] {
            let reply = app.get(&format!("/verify?code={}", tests::app::component(typed))).await.expect(200);
            let html = reply.html();
            assert!(seen(&html).contains(said), "{typed}: {}", seen(&html));
            assert_eq!(attribute(&html, "input[name=code]", "value"), typed.trim(), "what was typed stays");
            assert!(!first_text(&html, "main form").is_empty());
        }
        let long = app.get(&format!("/verify?code={}", "1".repeat(3000))).await.expect(200);
        assert!(attribute(&long.html(), "input[name=code]", "value").len() <= 200);
        long.assert_says_nothing_of_the_machine();
    }
}
