/* Which numbers are open is asked by fstat(), one by one, when some of them have been closed; what
 * is open is closed on the way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

enum { FILES = 5, NUMBERS = 256 };

static int fds[FILES];

static void open_files(void)
{
    for (int i = 0; i < FILES; i++)
        need((fds[i] = open("/dev/null", O_RDWR | O_CLOEXEC)) != -1);
}

static bool is_there(int number)
{
    struct stat status;

    return !fstat(number, &status);
}

static SEEN int count_open(void)
{
    int amount = 0;

    for (int number = 0; number < NUMBERS; number++)
        amount += is_there(number);
    return amount;
}

static SEEN void close_what_is_open(void)
{
    for (int number = 3; number < NUMBERS; number++)
        if (is_there(number))
            need(!close(number));
}

int main(void)
{
    open_files();
    const int before = count_open();
    for (int i = 0; i < FILES; i += 2)
        need(!close(fds[i]));
    need(count_open() == before - 3);
    close_what_is_open();
    need(count_open() == before - FILES);
}
