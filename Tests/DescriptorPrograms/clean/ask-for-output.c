/* A program closes its output to know that all is written; its end asks whether it is still there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_output(void) { need(!close(1)); }

int main(void)
{
    struct stat status;

    close_output();
    need_error(EBADF, fstat(fileno(stdout), &status));
    need_error(EBADF, fcntl(1, F_GETFL));
}
