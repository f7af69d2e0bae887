/* Lookups use no number that the program could be given.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    int first = open("/dev/null", O_RDONLY), second;

    getpwnam("alice");
    getgrnam("staff");
    gethostbyname("db");
    getservbyname("http", "tcp");
    second = open("/dev/null", O_RDONLY);
    say("the next number", second - first);
}
