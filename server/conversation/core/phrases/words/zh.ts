import type { Words } from '../words.ts';

/** Chinese, simplified and traditional. */
export const zh: Words = {
  yes: ['是', '是的', '对', '對'],
  fine: ['好', '好的', '正常', '可以', '行', '没问题', '沒問題', '良好', '合格', '完成'],
  no: ['不', '不是', '否', '不对', '不對'],
  bad: ['不好', '不行', '不正常', '不合格', '不可以', '有问题', '有問題', '异常', '異常'],
  notApplicable: ['不适用', '不適用'],
  confirm: ['确认', '確認'],
  edit: ['修改', '更改'],
  back: ['返回', '上一个', '上一個'],
  help: ['帮助', '幫助'],
  status: ['状态', '狀態'],
  stop: ['停止', '取消'],
  switch: ['切换', '切換'],
  goOn: ['继续', '繼續'],
};
