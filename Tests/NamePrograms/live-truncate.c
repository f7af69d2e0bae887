/* A file that is emptied and written again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    int file = open(etc("group"), O_RDWR);

    say_group("staff", getgrnam("staff"));
    need(ftruncate(file, 0));
    say_group("staff", getgrnam("staff"));
    need(pwrite(file, "team:x:7:alice\n", 15, 0));
    say_group("team", getgrnam("team"));
    need(ftruncate(file, 5));
    say_group("team", getgrnam("team"));
    need(pwrite(file, "team:x:8:bob\n", 13, 0));
    say_group("team", getgrnam("team"));
}
