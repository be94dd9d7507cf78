import type { Words } from '../words.ts';

/** Vietnamese, also without its marks. */
export const vi: Words = {
  yes: ['có', 'vâng', 'dạ', 'đúng'],
  fine: ['tốt', 'được', 'ổn', 'bình thường', 'binh thuong', 'xong'],
  no: ['không', 'khong'],
  bad: ['không ok', 'không tốt', 'không ổn', 'không được', 'khong tot', 'khong on', 'khong duoc', 'xấu'],
  notApplicable: ['không áp dụng', 'khong ap dung'],
  confirm: ['xác nhận', 'xac nhan'],
  edit: ['sửa', 'thay đổi'],
  back: ['quay lại', 'quay lai'],
  help: ['trợ giúp', 'tro giup', 'giúp'],
  status: ['trạng thái'],
  stop: ['dừng', 'hủy', 'huỷ', 'dừng lại'],
  switch: ['tiếp theo'],
  goOn: ['tiếp tục', 'tiep tuc'],
};
