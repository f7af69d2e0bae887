/* There may be fewer numbers for a while than are open; those stay in use.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../limit.h"

int main(void)
{
    const int file = a_file(), high = fcntl(file, F_DUPFD_CLOEXEC, 200);

    need(high == 200);
    const rlim_t before = limit_numbers(64);
    need(write(high, "x", 1) == 1 && !close(a_file()));
    limit_numbers(before);
    const int higher = fcntl(file, F_DUPFD_CLOEXEC, 300);
    need(higher == 300 && !close(higher) && !close(high) && !close(file));
}
