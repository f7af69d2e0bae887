/* Standard output goes to a file from some time on; standard input comes from /dev/null.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();

    need(freopen(path_of(file).text, "w", stdout) && freopen("/dev/null", "r", stdin));
    need(fileno(stdout) == 1 && fileno(stdin) == 0);
    need(printf("hello\n") == 6 && !fflush(stdout));
    need(lseek(file, 0, SEEK_END) == 6 && !close(file));
}
