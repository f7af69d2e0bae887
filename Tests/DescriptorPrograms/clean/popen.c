/* Two programs at the ends of popen() at once, one to read from and one to write to.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    char line[20];
    FILE *from = popen("echo hello", "r"), *to = popen("cat >/dev/null", "w");

    need(from && to && fgets(line, sizeof line, from) && !strcmp(line, "hello\n"));
    need(fputs("hello\n", to) != EOF);
    need(!pclose(from) && !pclose(to));
}
