//! Personal values: masked, shown in full only on record, taken out by their owner, erased without breaking a proof.

use crate::access::world::World;
use daodi::ports::{AuditQuery, Trail};
use tests::{TestApp, each_app};

/// A small picture.
pub(crate) fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_fn(24, 24, |x, y| {
        image::Rgb([u8::try_from(x * 9).unwrap(), u8::try_from(y * 9).unwrap(), 90])
    });
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

const PHONE: &str = "13912345678";
const MAIL: &str = "canary.person@example.cn";
const NAME: &str = "欧阳金丝雀";

async fn canary(app: &TestApp, world: &World) {
    let fields = [("name", NAME), ("mail", MAIL), ("phone", PHONE), ("locale", "zh-CN")];
    app.post_as(&world.a, "/my/contact", &fields).await.expect(303);
}

each_app! {
    async fn p38_values_are_masked_and_a_look_is_on_record(app: TestApp) {
        let world = World::new(&app).await;
        canary(&app, &world).await;
        let account_page = format!("/admin/accounts/{}", world.a.account);
        let claim_page = format!("/desk/claims/{}", world.claim);
        // Nobody but the person sees a value in full, on any page.
        for (_, actor) in world.everyone() {
            if actor.login == world.a.login {
                continue;
            }
            for path in [
                account_page.as_str(), claim_page.as_str(), "/admin/accounts", "/admin/audit", "/desk/claims?state=all",
                "/admin/mail?state=waiting", "/admin/sessions", "/log/entries", "/api/v1/enterprises",
            ] {
                let reply = app.get_as(actor, path).await;
                let text = String::from_utf8_lossy(&reply.body).into_owned();
                for value in [PHONE, MAIL, NAME] {
                    assert!(!text.contains(value), "{} sees {value} at {path}", actor.login);
                }
            }
        }
        let masked = app.get_as(&world.shihe, &claim_page).await.expect(200);
        assert!(masked.text().contains("139****5678"), "the masked number is shown");
        // A look takes a reason and stands in the trail before anything is shown.
        for (actor, path, object) in [
            (&world.shihe, format!("{claim_page}/reveal"), &world.a.account),
            (&world.system, format!("{account_page}/reveal"), &world.a.account),
        ] {
            let without = app.post_as(actor, &path, &[("reason", " ")]).await.expect(422);
            assert!(!without.text().contains(PHONE));
            let shown = app.post_as(actor, &path, &[("reason", "电话核实执照")]).await.expect(200);
            assert!(shown.text().contains(PHONE) && shown.text().contains(NAME));
            assert_eq!(shown.header("cache-control"), "no-store");
            let looks = AuditQuery {
                actor: actor.account.clone(), action: "person.reveal".to_owned(), object: object.clone(),
                ..AuditQuery::default()
            };
            let rows = app.app.store.audit(&looks).await.unwrap().rows;
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].reason.as_deref(), Some("电话核实执照"));
        }
        // The person takes their values out.
        let own = app.post_as(&world.a, "/my/data/export", &[]).await.expect(200);
        assert_eq!(own.json()["person"]["phone"], PHONE);
        assert!(own.header("content-disposition").starts_with("attachment"));
    }
}
