// The verbs of deeds, as pairs of characters in their order.
#include "recognition/deed_verbs.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gazette::recognition {

namespace {

// Two characters and a blank each, in the order of their code points.
constexpr std::u32string_view verbs =
    U"上会 上岗 上岛 上报 上映 上线 上课 上门 下乡 下发 下拨 下水 下沉 串户 主办 主持 举办 举行 义卖 义演 "
    U"义诊 互学 互评 交付 交办 交房 交接 交流 任命 优化 会同 "
    U"会商 会见 传达 住进 体验 作出 修复 修好 修完 修建 修改 修订 修通 借调 倡议 值守 值班 停业 停工 停止 "
    U"停航 健步 兑付 兑现 党课 入住 入户 入选 入驻 公布 公示 "
    U"公选 共学 共庆 共度 共建 关闭 兴建 军训 决定 出列 出动 出发 出台 出席 出征 出版 出资 分房 分赴 刊发 "
    U"刊登 划拨 创办 创建 到岗 到访 到达 制作 制定 前往 剖析 "
    U"办好 办成 办理 办结 加入 加固 动员 动工 助农 助学 助残 助考 募捐 包粽 包饺 化解 升级 协办 协助 协同 "
    U"协调 "
    U"卖出 印制 印发 参与 参会 参加 参观 反馈 发出 发布 发放 "
    U"发表 发起 发送 取得 取消 受理 变更 召开 号召 合办 合唱 合并 同意 听取 启动 启用 启航 吸收 呈报 呈送 "
    U"呼吁 命名 命题 售出 商定 回复 回访 团聚 培训 增开 增设 "
    U"处分 处理 处置 备案 复产 复工 复查 复航 复课 夺得 奔赴 奠基 委托 委派 孝亲 学习 安排 安装 完工 完成 "
    U"定下 实施 实行 审定 审批 审查 审核 审计 审议 宣传 宣布 宣示 "
    U"宣誓 宣讲 宣读 家访 寄出 对接 对照 封控 封顶 就职 展出 展播 展示 展览 履行 巡回 巡察 巡展 巡林 巡查 "
    U"巡河 巡演 巡讲 布置 带货 带领 帮助 帮扶 庆祝 废止 座谈 "
    U"建好 建成 建立 建设 开业 开办 开启 开始 开学 开展 开工 开幕 开庭 开拍 开挖 开播 开放 开班 开航 开讲 "
    U"开设 开通 开采 开镰 开题 开馆 引进 当选 录制 录播 录用 "
    U"彩排 征文 征求 征集 徒步 恢复 悼念 慰问 成立 扑灭 打卡 打捞 打通 打造 执法 执行 扩大 扩建 批准 批复 "
    U"批评 承办 承建 承接 承认 承诺 投产 投入 投放 投资 投递 "
    U"抗击 抢修 抢收 抢种 抢通 抢险 护林 护考 护送 报到 报名 报批 报考 报请 报送 抵达 抽查 抽调 拆除 拉练 "
    U"拍摄 招商 招录 招聘 拜访 拨付 挂牌 捐出 捐款 捐资 捐赠 "
    U"换上 换届 捧回 授予 授旗 授权 授牌 授课 排查 排练 探望 探访 接到 接受 接待 接收 接种 接管 推介 推出 "
    U"推广 推开 推荐 推行 推进 推选 提交 提出 插秧 揭幕 揭晓 "
    U"揭牌 援助 援建 搬入 搬到 搬迁 搭建 摆出 摆摊 摆设 摘帽 摘得 摸底 摸排 摸清 撤回 撤销 播出 播种 支援 "
    U"收到 收割 收听 收回 收官 收看 收购 收集 改为 改建 改成 "
    U"改选 改造 放映 放流 放生 放送 救出 救援 整改 整治 整顿 斩获 新增 新建 施工 施行 晒粮 暗访 更名 更换 "
    U"更新 朗诵 来袭 来访 查处 查找 查摆 树立 核准 核定 核实 "
    U"核对 核查 核算 梳理 检查 检测 检视 植树 植绿 欢迎 欢送 歌唱 比武 比赛 汇总 汇报 汇编 注册 洽谈 派出 "
    U"派遣 派驻 测评 测试 消毒 深入 清淤 清点 清理 清运 清除 "
    U"演出 演唱 演练 演讲 灭火 点评 烘粮 爆发 牵头 献花 献血 率队 率领 生效 用上 申报 申请 疏通 登山 登门 "
    U"登陆 盘点 直播 看望 督办 督导 督查 瞻仰 研学 研究 研讨 "
    U"破土 确定 磋商 祝贺 票决 祭扫 离任 种树 种植 移交 突发 立案 立项 竞赛 竣工 笔试 答复 答题 策划 筹划 "
    U"筹备 筹集 签下 签到 签名 签约 签署 签订 约谈 练兵 组建 "
    U"组织 终止 结亲 结对 结算 结项 结题 绘制 绘画 续建 续签 续聘 缅怀 编写 编制 编印 编排 考察 考核 考试 "
    U"聆听 联办 联合 联学 联欢 联络 联谊 聘任 聘请 聚餐 脱贫 "
    U"自学 致敬 荐书 荣获 获准 获得 获批 获评 落实 落成 落户 补选 表决 表彰 表演 表达 装上 观摩 观看 解决 "
    U"解封 解读 誓师 订购 认亲 认定 认筹 认购 认领 讨论 讲授 "
    U"讲解 讲评 讲课 讲述 设在 设点 设立 设置 评为 评出 评定 评审 评比 评议 评选 试点 试航 试行 试运 诵读 "
    U"调任 调整 调研 调解 谈妥 谈心 谈话 谋划 购买 贯彻 赠书 "
    U"赠送 赢得 走亲 走完 走村 走访 走进 走遍 赶赴 起步 起航 跑遍 蹲点 转为 转入 转办 转发 转场 转移 轮岗 "
    U"轮换 轮训 辅导 输送 辩论 达成 迁入 迁居 迁建 过会 过审 "
    U"迎接 迎来 运送 返回 进点 进行 进驻 述职 追思 追责 送上 送到 送医 送去 送学 送岗 送戏 送政 送教 送法 "
    U"送清 送温 送福 送药 选举 选出 选定 选拔 选树 选派 选聘 "
    U"通报 通水 通电 通车 通过 遭遇 遴选 邀请 部署 配发 配合 配送 酝酿 采摘 采茶 采访 采购 重修 重做 重建 "
    U"重温 "
    U"铺设 销售 长跑 闭幕 问候 问责 阅卷 阅读 集中 集合 集结 "
    U"露营 面试 颁发 颁奖 颁布 颂扬 领学 领读 首发 首播 首映 首演 首航 首讲 驰援 驻村 驻点 验收 骑行 默哀 ";

constexpr std::size_t width = 3;
static_assert(verbs.size() % width == 0);

constexpr bool less(char32_t a1, char32_t a2, char32_t b1, char32_t b2) {
  return a1 != b1 ? a1 < b1 : a2 < b2;
}

constexpr bool in_order() {
  for (std::size_t i = width; i < verbs.size(); i += width) {
    if (!less(verbs[i - width], verbs[i - width + 1], verbs[i], verbs[i + 1])) return false;
  }
  return true;
}
static_assert(in_order(), "binary search needs the verbs in order, each once");

}  // namespace

bool is_deed_verb(char32_t first, char32_t second) {
  std::size_t low = 0;
  std::size_t high = verbs.size() / width;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const char32_t a = verbs[middle * width];
    const char32_t b = verbs[middle * width + 1];
    if (a == first && b == second) return true;
    if (less(a, b, first, second)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

}  // namespace gazette::recognition
