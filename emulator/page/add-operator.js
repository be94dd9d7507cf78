import { api } from './api.js';

/** The small form that adds an operator. */
export function takeNewOperator(onAdded) {
  const form = document.getElementById('add-form');
  const fault = form.querySelector('.form-fault');
  const show = (open) => {
    form.hidden = !open;
    fault.textContent = '';
    if (open) form.elements.namedItem('name').focus();
  };
  document.getElementById('add-open').addEventListener('click', () => show(form.hidden));
  document.getElementById('add-cancel').addEventListener('click', () => show(false));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    try {
      const phone = await api.addPhone(data.get('phoneNumber'), data.get('name'));
      form.reset();
      show(false);
      await onAdded(phone);
    } catch (error) {
      fault.textContent = error.message;
    }
  });
}
