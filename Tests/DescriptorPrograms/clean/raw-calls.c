/* Raw system calls and libc's functions take turns with the same numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/syscall.h>

int main(void)
{
    for (int i = 0; i < 10; i++) {
        const int raw = (int)syscall(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY | O_CLOEXEC);
        const int file = a_file(), copy = (int)syscall(SYS_dup, file);

        need(raw != -1 && write(raw, "x", 1) == 1 && !close(raw));
        need(syscall(SYS_write, copy, "x", 1) == 1 && !syscall(SYS_close, file));
        const int again = a_file();
        need(!close(copy) && !syscall(SYS_close, again));
    }
}
