package returns
import ("testing";"fmt";"complaintstats/pkg/source";"complaintstats/pkg/vocab")
type nn struct{}
func (nn) Apart(t *Table) []int {return nil}
func (nn) Asks(d string, v Value) bool {return v.Code=="upheld"||v.Code=="no_action"}
func (nn) ByCategory(t *Table) []int {return []int{0}}
func TestZ(t *testing.T){
  ref:=source.Ref{Path:"/tmp/data/m1.csv"}
  o:=source.Options{Recogniser:vocab.Words{}}
  lg:=source.OpenLarge(ref,o)
  fmt.Println(lg!=nil)
  l:=loader{options:Options{Source:o,Needs:nn{}}, bySignature: map[string]*Table{}, byHash: map[string]string{}}
  lay:=l.layOut(ref,lg.Table)
  f:=newFiller(&Table{Shape:lay.shape,odd: map[cellKey]Cell{}, broken: map[cellKey]Place{}},&lay,lg.Table,l.options)
  s,ok:=newScan(f,nn{}); fmt.Println(ok, len(lay.parts), lay.shape, len(f.mend.period))
  rs,again,err:=s.run(lg.Body,0)
  fmt.Println(again,err, s.rowsOf(rs), rs[0].ordinary, rs[1].ordinary, rs[0].pairs, lg.Body.Err(), rs[0].block.Seq,rs[0].block.Rows)
  for i,c:=range rs[0].columns { fmt.Println(s.words[i], len(c.texts)) }
}
