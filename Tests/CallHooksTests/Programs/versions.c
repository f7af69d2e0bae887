/* versions.c — one name, two versions: `SIDE` says which this client is linked to.
 * SPDX-License-Identifier: Apache-2.0 */
#if defined(PROVIDER)
int old_answer(void), new_answer(void);
int old_answer(void) { return 1; }
int new_answer(void) { return 2; }
__asm__(".symver old_answer, answer@FIRST");
__asm__(".symver new_answer, answer@@SECOND");
#else
int answer(void);
#if SIDE == 1
__asm__(".symver answer, answer@FIRST");
int first_client(void);
int first_client(void) { return answer(); }
#else
int second_client(void);
int second_client(void) { return answer(); }
#endif
#endif
