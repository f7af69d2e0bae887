/* close_range() may close nothing at all, and mark all for exec instead.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <linux/close_range.h>

int main(void)
{
    const int file = open("/dev/null", O_WRONLY);

    need(!close_range(3, ~0U, CLOSE_RANGE_CLOEXEC));
    need(fcntl(file, F_GETFD) == FD_CLOEXEC);
    need(!system("exit 0"));
    need(write(file, "x", 1) == 1 && !close(file));
}
