//! Samples of asking: controls, steps, what is done, the line of somebody who is signed in.

use crate::ui::{
    Area, Button, CheckBox, Choice, Field, FieldGroup, FileInput, FormEnd, InputKind, LinkItem, Notice, NoticeKind,
    PostForm, RadioSet, Section, SelectGroup, SelectInput, Steps, TextArea, TextInput, Unread, ViewerBar,
};
use leptos::prelude::*;

/// A form with every control, and what goes with it.
#[component]
pub(super) fn Asking() -> impl IntoView {
    let hinted = |name: &str, label: &str, hint: &str| Field { hint: Some(hint.to_owned()), ..Field::new(name, label) };
    let group = |label: &str, options: &[(&str, &str)]| SelectGroup {
        label: label.to_owned(),
        options: options.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect(),
    };
    let counties =
        vec![group("信阳市", &[("411502", "浉河区"), ("411503", "平桥区")]), group("济源市", &[("419001", "济源市")])];
    let choices = vec![
        Choice::new("accept", "通过").hint("申请人即成为该企业的负责人。"),
        Choice::new("refuse", "不通过").hint("申请人会收到理由。"),
    ];
    let steps = [("填写本页", "请备好营业执照。"), ("确认邮箱", "链接 24 小时内有效。"), ("主管部门核对", "")]
        .map(|(title, text)| (title.to_owned(), text.to_owned()));
    let mail = Field {
        error: Some("地址格式不对，例如 name@example.cn。".to_owned()),
        ..Field::new("f-mail", "电子邮箱")
    };
    let phone = Field { mark: Some("（选填）".to_owned()), ..Field::new("f-phone", "联系电话") };
    view! {
        <Section title="填写" id="asking">
            <PostForm action="/dev/components" once=("once".to_owned(), "sample".to_owned())>
                <FieldGroup title="企业" hint="请对照营业执照填写。".to_owned()>
                    <TextInput field=hinted("f-uscc", "统一社会信用代码", "18 位，在营业执照上方。") kind=InputKind::Capitals />
                    <SelectInput field=Field::new("f-county", "所在县（市、区）") value="411503" empty="请选择".to_owned()
                        groups=counties />
                    <TextArea field=Field::new("f-statement", "情况说明") value="我是该合作社的理事长。" rows=3 />
                    <FileInput field=hinted("f-licence", "营业执照", "照片、扫描件或 PDF，不超过 8 MiB。") accept=".jpg,.pdf" />
                </FieldGroup>
                <FieldGroup title="经办人">
                    <TextInput field=mail kind=InputKind::Mail value="chen.yan@" />
                    <TextInput field=phone kind=InputKind::Phone />
                    <TextInput field=hinted("f-code", "验证码", "6 位数字，每 30 秒更换一次。") kind=InputKind::Code />
                    <RadioSet field=Field::new("f-decision", "是否通过") value="accept" choices=choices />
                    <CheckBox field=Field::new("f-agree", "所填内容真实，并已阅读说明。") />
                </FieldGroup>
                <FormEnd><Button>"提交"</Button><a href="#asking">"取消"</a></FormEnd>
            </PostForm>
        </Section>
        <Section title="步骤" id="steps"><Steps items=steps.to_vec() current=Some(2) /></Section>
        <Section title="已办" id="done">
            <Notice kind=NoticeKind::Done><p>"决定已生效，申请人会收到通知。"</p></Notice>
        </Section>
        <Section title="登录的人" id="viewer"><div class="private"><Viewer /></div></Section>
    }
}

/// The line of an officer.
#[component]
fn Viewer() -> impl IntoView {
    let page = |label: &str, current| LinkItem { current, ..LinkItem::new("/dev/components", label) };
    let areas = vec![
        Area { link: page("工作台", true), pages: vec![page("概览", false), page("企业认领", true)] },
        Area { link: page("我的账户", false), pages: vec![page("概览", false), page("消息", false)] },
    ];
    let unread = Unread {
        href: "/dev/components".to_owned(),
        label: "消息".to_owned(),
        count: "3".to_owned(),
        words: "3 条未读".to_owned(),
    };
    view! {
        <ViewerBar login="shihe.zhou" role="县级审核员 · 浉河区知识产权局" unread=unread
            sign_out=("/dev/components".to_owned(), "退出登录".to_owned()) areas=areas areas_label="各部分" menu="菜单" />
    }
}
