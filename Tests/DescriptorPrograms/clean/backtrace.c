/* A program asks for its own stack, for which libc loads a library, and prints it to nowhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <execinfo.h>

int main(void)
{
    void *frames[20];
    const int file = a_file(), amount = backtrace(frames, 20);

    need(amount > 0);
    backtrace_symbols_fd(frames, amount, file);
    need(!close(file));
}
