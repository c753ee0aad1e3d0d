void report(void);

void report(void)
{
}
